"""The capstone's model in PyTorch: the other side of every comparison that the engine makes.

    python3 pytorch_reference.py losses DIR   ten losses and the last logits, from the weights and batches in DIR
                                              (written by `engine-bench export DIR`), as JSON
    python3 pytorch_reference.py time         for each line `BATCH STEPS` on standard input: the milliseconds of
                                              each step, on one line; two threads

Debian: apt-get install python3-torch libopenblas0-pthread (without the latter PyTorch is several times slower)
"""

import json
import math
import struct
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

VOCABULARY, CONTEXT, WIDTH, HEADS, LAYERS = 65, 64, 64, 4, 4


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_project = nn.Linear(WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.expand = nn.Linear(WIDTH, 4 * WIDTH)
        self.mlp_project = nn.Linear(4 * WIDTH, WIDTH)
        self.register_buffer("mask", torch.tril(torch.ones(CONTEXT, CONTEXT)) == 0)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = self.attend(self.norm1(x)).split(WIDTH, dim=2)
        q, k, v = (z.view(b, t, HEADS, c // HEADS).transpose(1, 2) for z in (q, k, v))
        if hasattr(F, "scaled_dot_product_attention"):
            y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:
            scores = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(c // HEADS))
            y = scores.masked_fill(self.mask[:t, :t], float("-inf")).softmax(-1) @ v
        x = x + self.attention_project(y.transpose(1, 2).reshape(b, t, c))
        return x + self.mlp_project(F.gelu(self.expand(self.norm2(x)), approximate="tanh"))


class Gpt(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(CONTEXT, WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                nn.init.normal_(p, std=0.02)

    def forward(self, tokens):
        x = self.tokens(tokens) + self.positions(torch.arange(tokens.shape[1]))
        for block in self.blocks:
            x = block(x)
        return self.norm(x) @ self.tokens.weight.T


def optimiser(model):
    decayed = [p for p in model.parameters() if p.dim() == 2]
    rest = [p for p in model.parameters() if p.dim() != 2]
    groups = [{"params": decayed, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=3e-3, betas=(0.9, 0.99), eps=1e-8)


def step(model, adam, inputs, targets):
    logits = model(inputs)
    loss = F.cross_entropy(logits.view(-1, VOCABULARY), targets.view(-1))
    adam.zero_grad(set_to_none=True)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    adam.step()
    return loss, norm


def read_checkpoint(path):
    data = open(path, "rb").read()
    length = struct.unpack("<i", data[12:16])[0]
    header = json.loads(data[16 : 16 + length])
    numbers = torch.frombuffer(bytearray(data[16 + length : -32]), dtype=torch.float32)
    tensors = {}
    for entry in header["tensors"]:
        count = math.prod(entry["shape"])
        tensors[entry["name"]] = numbers[entry["start"] : entry["start"] + count].reshape(entry["shape"])
    return tensors


def load(model, tensors):
    def linear(target, name):
        target.weight.data = tensors[name + ".weight"].T.contiguous()
        target.bias.data = tensors[name + ".bias"].clone()

    def norm(target, name):
        target.weight.data = tensors[name + ".gain"].clone()
        target.bias.data = tensors[name + ".bias"].clone()

    model.tokens.weight.data = tensors["tokens.table"].clone()
    model.positions.weight.data = tensors["positions.table"].clone()
    for i, block in enumerate(model.blocks):
        norm(block.norm1, f"blocks.{i}.norm1")
        linear(block.attend, f"blocks.{i}.attention.attend")
        linear(block.attention_project, f"blocks.{i}.attention.project")
        norm(block.norm2, f"blocks.{i}.norm2")
        linear(block.expand, f"blocks.{i}.mlp.expand")
        linear(block.mlp_project, f"blocks.{i}.mlp.project")
    norm(model.norm, "norm")


def losses(folder):
    torch.set_num_threads(1)
    model = Gpt()
    load(model, read_checkpoint(folder + "/model.bin"))
    adam = optimiser(model)
    run = json.load(open(folder + "/run.json"))
    result = {"torch": torch.__version__, "losses": [], "norms": []}
    for i, (inputs, targets) in enumerate(zip(run["inputs"], run["targets"])):
        for group in adam.param_groups:
            group["lr"] = run["rates"][i]
        inputs = torch.tensor(inputs).view(-1, CONTEXT)
        targets = torch.tensor(targets).view(-1, CONTEXT)
        if i == 0:
            result["logits"] = model(inputs)[0, 63, :8].tolist()
        loss, norm = step(model, adam, inputs, targets)
        result["losses"].append(loss.item())
        result["norms"].append(norm.item())
    inputs = torch.tensor(run["inputs"][0]).view(-1, CONTEXT)
    result["logits_after"] = model(inputs)[0, 63, :8].tolist()
    print(json.dumps(result, indent=1))


def serve():
    torch.set_num_threads(2)
    torch.manual_seed(1)
    model = Gpt()
    adam = optimiser(model)
    for line in sys.stdin:
        batch, steps = map(int, line.split())
        times = []
        for _ in range(steps):
            inputs = torch.randint(0, VOCABULARY, (batch, CONTEXT))
            targets = torch.randint(0, VOCABULARY, (batch, CONTEXT))
            start = time.perf_counter()
            step(model, adam, inputs, targets)
            times.append(1000 * (time.perf_counter() - start))
        print(" ".join(f"{t:.3f}" for t in times), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["losses"]:
        losses(sys.argv[2])
    elif sys.argv[1:] == ["time"]:
        serve()
    else:
        sys.exit(__doc__)
