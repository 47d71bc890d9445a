// Scripts run: styles may drop what only stands in for them.
document.documentElement.classList.replace("no-js", "js");
