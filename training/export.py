"""From a fitted reader to the files that ship: int8 encoder, heads as arrays, vocabulary."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from training.network import HEADS, WIDTH

PACKAGE = Path(__file__).parent.parent / "src" / "debrief" / "critique" / "model"


def export(reader: Any, about: dict[str, Any], tokenizer: Path) -> None:
    """Write encoder.onnx, heads.npz, vocabulary.txt and model.json into the package."""
    PACKAGE.mkdir(exist_ok=True)
    reader.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        ids = torch.randint(5, 30_000, (2, 12))
        torch.onnx.export(
            reader.encoder,
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={"ids": {0: "n", 1: "t"}, "mask": {0: "n", 1: "t"}, "vectors": {0: "n"}},
            opset_version=17,
            dynamo=False,
        )
        fused = Path(folder) / "fused.onnx"
        choice = FusionOptions("bert")
        choice.enable_embed_layer_norm = False
        optimizer.optimize_model(
            str(whole),
            model_type="bert",
            num_heads=HEADS,
            hidden_size=WIDTH,
            optimization_options=choice,
            opt_level=0,
        ).save_model_to_file(str(fused))
        quantize_dynamic(
            fused,
            PACKAGE / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits: with eight, processors without VNNI saturate, and read otherwise.
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather", "Attention"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT, "MatMulConstBOnly": True},
        )
    arrays = {}
    for name in ("moves", "letters", "lines"):
        head = getattr(reader, name)
        arrays[f"{name}.family"] = head.family.weight
        for part in ("first", "last"):
            arrays[f"{name}.{part}.weight"] = getattr(head, part).weight
            arrays[f"{name}.{part}.bias"] = getattr(head, part).bias
    halves = {k: v.detach().numpy().astype(np.float16) for k, v in arrays.items()}
    np.savez_compressed(PACKAGE / "heads.npz", **halves)
    known = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = "\n".join(sorted(known, key=known.__getitem__))
    (PACKAGE / "vocabulary.txt").write_text(pieces, encoding="utf-8")
    text = json.dumps(about, indent=1)
    (PACKAGE / "model.json").write_text(text + "\n", encoding="utf-8")
