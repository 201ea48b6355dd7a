"""A language model of random weights in a GGUF file: real to a server, and knows nothing.

One llama layer of 64 numbers over single bytes and nothing longer. It is written in under a
second, is the same each time, and is never committed.
"""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

CONTEXT = 32_768
_WIDTH, _FEED, _HEADS = 64, 128, 4
_SPECIAL = ("<unk>", "<s>", "</s>")
_WORDS = ("▁", *(chr(code) for code in range(33, 127)))  # a space, and printable ASCII
# How much likelier than others: strings and lists end soon, and no byte breaks UTF-8.
_LEANINGS = {'"': 4.0, "]": 0.5, "</s>": 1.5}
_NEVER = -60.0
_PROMPT = """purpose = "Test."
since = "0.0.1"
[inputs]
system = []
user = ["fence", "language", "part", "parts", "published", "sentences", "title"]
repair = ["kind", "problems"]
"""
_USER = (
    "{{ fence }} {{ title }} {{ published }} {{ part }}/{{ parts }}: {{ sentences|length }} sentences"
    " in {{ language }}"
)
_FIRST_NORMED = 5.0  # what the root mean square makes of a 1 among small numbers, about
# What any chat model brings; without it a server falls back on a template of its own.
TEMPLATE = (
    "{% for message in messages %}<s>{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}"
)


def write_tiny_model(
    path: Path, *, context: int = CONTEXT, template: str | None = TEMPLATE, seed: int = 7
) -> Path:
    """Write the model.

    Args:
        path: The file to write.
        context: How many tokens the model says that it was trained on.
        template: Its chat template; None leaves it out.
        seed: Of its weights: another one makes another file.
    """
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(context)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_FEED)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    tokens = _add_vocabulary(writer)
    if template is not None:
        writer.add_chat_template(template)
    _add_weights(writer, tokens, np.random.default_rng(seed))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def write_short_prompt(folder: Path) -> Path:
    """Write the prompt `short.v1`, which such a model reads in no time; returns its folder."""
    version = folder / "short" / "v1"
    version.mkdir(parents=True)
    (version / "prompt.toml").write_text(_PROMPT, encoding="utf-8")
    (version / "system.md.j2").write_text("Be brief.", encoding="utf-8")
    (version / "user.md.j2").write_text(_USER, encoding="utf-8")
    (version / "repair.md.j2").write_text(
        "Mend the {{ kind }}: {{ problems|length }}.", encoding="utf-8"
    )
    return folder


def _add_vocabulary(writer: gguf.GGUFWriter) -> list[str]:
    """The special tokens, every byte (for what is read), and the characters it writes."""
    tokens = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *_WORDS]
    unknown, control, byte, normal = 2, 3, 6, 1
    kinds = [unknown, control, control] + [byte] * 256 + [normal] * len(_WORDS)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    return tokens


def _add_weights(writer: gguf.GGUFWriter, tokens: list[str], chance: np.random.Generator) -> None:
    """Random weights, but for the first number: it is 1 throughout, and carries the leanings."""
    shapes = {
        "token_embd": (len(tokens), _WIDTH),
        "output": (len(tokens), _WIDTH),
        "blk.0.attn_q": (_WIDTH, _WIDTH),
        "blk.0.attn_k": (_WIDTH, _WIDTH),
        "blk.0.attn_v": (_WIDTH, _WIDTH),
        "blk.0.attn_output": (_WIDTH, _WIDTH),
        "blk.0.ffn_gate": (_FEED, _WIDTH),
        "blk.0.ffn_up": (_FEED, _WIDTH),
        "blk.0.ffn_down": (_WIDTH, _FEED),
    }
    weights = {name: chance.normal(0.0, 0.1, shape) for name, shape in shapes.items()}
    weights["token_embd"][:, 0] = 1.0
    weights["blk.0.attn_output"][0] = weights["blk.0.ffn_down"][0] = 0.0
    leanings = [_LEANINGS.get(token, 0.0 if token in _WORDS else _NEVER) for token in tokens]
    weights["output"][:, 0] = np.array(leanings) / _FIRST_NORMED
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", np.ones(_WIDTH, dtype=np.float32))
    for name, values in weights.items():
        writer.add_tensor(f"{name}.weight", values.astype(np.float32))
