"""The ONNX graph: int8 token vectors, gathered, weighted, summed and scaled to unit length."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from student import SPECIAL_TOKENS, Floats

OPSET = 17
IR_VERSION = 8
NODES: tuple[tuple[str, tuple[str, ...], str, dict[str, Any]], ...] = (
    ("Gather", ("table", "input_ids"), "rows", {}),
    ("Cast", ("rows",), "vectors", {"to": TensorProto.FLOAT}),
    ("Gather", ("weights", "input_ids"), "tokenWeights", {}),
    ("Cast", ("attention_mask",), "mask", {"to": TensorProto.FLOAT}),
    ("Mul", ("tokenWeights", "mask"), "maskedWeights", {}),
    ("Unsqueeze", ("maskedWeights", "rowAxis"), "weightRow", {}),
    ("MatMul", ("weightRow", "vectors"), "sumRow", {}),
    ("Squeeze", ("sumRow", "rowAxis"), "sum", {}),
    ("ReduceL2", ("sum",), "length", {"axes": [1], "keepdims": 1}),
    ("Max", ("length", "tiny"), "safeLength", {}),
    ("Div", ("sum", "safeLength"), "sentence_embedding", {}),
)


def quantised(vectors: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Rows as int8, and the weight (scale) that gives each row its size back; special tokens weigh nothing."""
    weights = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
    table = np.rint(vectors / np.maximum(weights, 1e-30)[:, None]).astype(np.int8)
    weights[list(SPECIAL_TOKENS)] = 0
    return table, weights


def writeGraph(vectors: Floats, file: Path) -> None:
    table, weights = quantised(vectors)
    constants: dict[str, NDArray[Any]] = {
        "table": table,
        "weights": weights,
        "rowAxis": np.array([1], np.int64),
        "tiny": np.array(1e-12, np.float32),
    }
    graph = helper.make_graph(
        [helper.make_node(kind, inputs, [output], **options) for kind, inputs, output, options in NODES],
        "gradus-static-en",
        [tensorInfo(name, TensorProto.INT64, ["batch", "sequence"]) for name in ("input_ids", "attention_mask")],
        [tensorInfo("sentence_embedding", TensorProto.FLOAT, ["batch", vectors.shape[1]])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    opset = helper.make_opsetid("", OPSET)
    model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION, producer_name="gradus")
    onnx.checker.check_model(model, full_check=True)
    file.write_bytes(model.SerializeToString(deterministic=True))


def tensorInfo(name: str, kind: int, shape: list[str | int]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)
