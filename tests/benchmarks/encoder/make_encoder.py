"""Makes src/retrieval/encoder/model/ from a published sentence encoder.

    python make_encoder.py MODEL_FOLDER OUT_FOLDER

MODEL_FOLDER holds `model.safetensors`, `config.json` and `tokenizer.json` of a BERT encoder (requirements.txt
names the package). Matrices become 8-bit integers with one scale a row; biases, norms and scales stay 32-bit
floats. README.md describes the file.
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attendedNorm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outerNorm": "output.LayerNorm",
}
# Positions beyond this are never used: longer texts are cut.
POSITIONS = 256


def quantized(matrix):
    """Rows of integers in -127..127 and the scale of each row."""
    scale = np.abs(matrix).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.round(matrix / scale).astype(np.int8), scale[:, 0].astype(np.float32)


def main(source, target):
    weights = {name.removeprefix("bert."): one for name, one in load_file(source / "model.safetensors").items()}
    config = json.loads((source / "config.json").read_text())
    data, parts = bytearray(), {}

    def put(name, array):
        data.extend(b"\0" * (-len(data) % 16))
        parts[name] = len(data)
        data.extend(np.ascontiguousarray(array).tobytes())

    def put_matrix(name, matrix):
        integers, scale = quantized(matrix)
        put(name, integers)
        put(name + "Scale", scale)

    put_matrix("words", weights["embeddings.word_embeddings.weight"])
    # Every text is of the first token type.
    positions = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    put("positions", (positions + weights["embeddings.token_type_embeddings.weight"][:1]).astype(np.float32))
    put("norm", weights["embeddings.LayerNorm.weight"])
    put("normShift", weights["embeddings.LayerNorm.bias"])
    for number in range(config["num_hidden_layers"]):
        for ours, theirs in LAYER.items():
            name = f"{number}.{ours}"
            weight = weights[f"encoder.layer.{number}.{theirs}.weight"]
            shift = weights[f"encoder.layer.{number}.{theirs}.bias"]
            if weight.ndim == 2:
                put_matrix(name, weight)
                put(name + "Bias", shift)
            else:
                put(name, weight)
                put(name + "Shift", shift)
    header = json.dumps(
        {
            "layers": config["num_hidden_layers"],
            "width": config["hidden_size"],
            "heads": config["num_attention_heads"],
            "inner": config["intermediate_size"],
            "words": config["vocab_size"],
            "positions": POSITIONS,
            "parts": parts,
        },
        separators=(",", ":"),
    ).encode()
    start = -(-(12 + len(header)) // 16) * 16
    head = b"FNSE" + struct.pack("<II", start, len(header)) + header
    (target / "weights.bin").write_bytes(head.ljust(start, b"\0") + data)
    tokenizer = json.loads((source / "tokenizer.json").read_text())
    tokenizer["truncation"] = tokenizer["padding"] = None
    (target / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))


main(Path(sys.argv[1]), Path(sys.argv[2]))
