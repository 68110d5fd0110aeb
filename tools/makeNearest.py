"""Makes media/models/nearest.onnx: the k nearest reference vectors to each query, by inner product.

    python -m venv .venv && .venv/bin/pip install -r tools/requirements.txt
    .venv/bin/python tools/makeNearest.py media/models/nearest.onnx

Inputs:  queries float32 [batch, d], reference float32 [d, n] (a column a vector), k int64 [1].
Outputs: similarities float32 [batch, k] descending, indices int64 [batch, k].
"""

import sys

import onnx
from onnx import TensorProto, helper


def make() -> onnx.ModelProto:
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["queries", "reference"], ["products"]),
            helper.make_node("TopK", ["products", "k"], ["similarities", "indices"]),
        ],
        "nearest",
        [
            value("queries", TensorProto.FLOAT, ["batch", "d"]),
            value("reference", TensorProto.FLOAT, ["d", "n"]),
            value("k", TensorProto.INT64, [1]),
        ],
        [
            value("similarities", TensorProto.FLOAT, ["batch", "found"]),
            value("indices", TensorProto.INT64, ["batch", "found"]),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="gradus")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    onnx.save(make(), sys.argv[1])
