"""The weights of an exported network, to go on from when its checkpoint is lost: train.py recover.

The export has folded every batch normalisation into the convolution before it. What the folded pairs say is kept exactly: on scenes of the
cache, seen as training sees them, mean and variance of what each convolution gives become the statistics, and gain and bias are what
undoes them. Filters are scaled to the size that fresh ones have (which says nothing, but sets how fast they can change)."""
import numpy as np, onnx, torch
import torch.nn as nn
from onnx import numpy_helper
import train


def module(node):
    """/s2/s2.0/a/a.0/Conv -> s2.0.a.0"""
    p = node.name.strip("/").split("/")[:-1]
    return ".".join(e for i, e in enumerate(p) if i + 1 == len(p) or not p[i + 1].startswith(e + "."))


def exported(path):
    """The arrays of each node that has any, by module and operation, and all arrays by name."""
    g = onnx.load(path).graph
    a = {t.name: numpy_helper.to_array(t).astype(np.float32) for t in g.initializer}
    a |= {n.output[0]: a[n.input[0]] for n in g.node if n.op_type == "Cast" and n.input[0] in a}
    return {(module(n), n.op_type): [a[i] for i in n.input if i in a] for n in g.node if any(i in a for i in n.input)}, a


def recover(path, deep=0):
    ops, named = exported(path)
    there = sum(name.startswith("s3.") and name.endswith(".a.0") for name, _ in ops) - 2
    net = train.Net(ops["s1.0", "Conv"][0].shape[0] / 16, max(deep, there)).eval()
    mods = dict(net.named_modules())
    norms = []                                                        # (convolution, its normalisation)
    with torch.no_grad():
        for (name, op), v in ops.items():
            if op == "Conv":
                conv = mods[name]; conv.weight.copy_(torch.from_numpy(v[0]))
                if conv.bias is not None: conv.bias.copy_(torch.from_numpy(v[1])); continue
                head, k = name.rsplit(".", 1); norm = mods[f"{head}.{int(k) + 1}"]
                norm.running_mean.zero_(); norm.running_var.fill_(1 - norm.eps); norm.weight.fill_(1.); norm.bias.copy_(torch.from_numpy(v[1]))
                norms.append((conv, norm))
            elif op == "MatMul": mods[name].weight.copy_(torch.from_numpy(v[0].T))
        for name, p in net.named_parameters():
            if name in named and "weight" not in name or name in named and p.dim() == 1: p.copy_(torch.from_numpy(named[name]))
    return net, norms


def calibrate(net, norms, batches):
    """Gives the normalisations the statistics of `batches` without changing what the network says."""
    sums, hooks = {}, []
    for conv, _ in norms:
        def see(m, _, y):
            y = y.double(); n, s, q = sums.get(m, (0, 0., 0.))
            sums[m] = n + y.numel() // y.shape[1], s + y.sum((0, 2, 3)), q + (y * y).sum((0, 2, 3))
        hooks.append(conv.register_forward_hook(see))
    with torch.no_grad():
        for x in batches: net(x)
        for h in hooks: h.remove()
        for conv, norm in norms:
            n, s, q = sums[conv]
            mean, var = s / n, (q / n - (s / n) ** 2).clamp(min=1e-12)
            fan = conv.weight[0].numel()
            k = (1.5 / (3 * fan) ** .5 / conv.weight.double().pow(2).mean((1, 2, 3)).sqrt().clamp(min=1e-9)).clamp(1e-3, 1e3)
            norm.weight.copy_((var * k * k + norm.eps).sqrt() / k); norm.bias.add_(mean)
            norm.running_mean.copy_(mean * k); norm.running_var.copy_(var * k * k)
            conv.weight.mul_(k[:, None, None, None])


def views(data, n, seed=5):
    """What training sees: augmented crops of the scenes of the cache."""
    torch.manual_seed(seed); train.random.seed(seed)
    r = train.Resident(data, torch.device("cpu"))
    for k in range(n): yield train.norm(train.colour_augment(r.batch(16, *train.sizes(49152)[k % len(train.ASPECTS)])[0]))


def run(path, data, ckpt, deep=0, batches=24):
    net, norms = recover(path, deep)
    x = torch.rand(1, 3, 224, 288)
    with torch.no_grad(): before = net(x)
    calibrate(net, norms, views(data + "/train", batches))
    with torch.no_grad(): print("changed by at most", float((net(x) - before).abs().max()), "of", float(before.max()))
    torch.save(dict(ema=net.state_dict(), step=0, width=net.w, deep=net.deep), ckpt)
    print(ckpt, sum(p.numel() for p in net.parameters()), "parameters")
