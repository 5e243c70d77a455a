"""The network. Only operations the runtime can repeat to the bit or nearly: no exp, tanh or log outside the losses
(but for the softmax that feeds tags back, which src/syntax computes with its own exponential)."""
import torch, torch.nn as nn, torch.nn.functional as F

# Signed distance from a word to its head, in buckets; the last bucket is the root.
EDGES = [1, 2, 3, 4, 5, 6, 8, 11, 16, 26]
BUCKETS = 2 * len(EDGES) + 1


def distance_buckets(n):
    """[n, n+1]: bucket of head j (0 is the root, j-1 the word) for word i."""
    i = torch.arange(n)[:, None]; j = torch.arange(n)[None, :]
    d = j - i
    size = torch.bucketize(d.abs(), torch.tensor(EDGES), right=True) - 1
    b = torch.where(d > 0, size, size + len(EDGES)).clamp(min=0)
    return torch.cat([torch.full((n, 1), BUCKETS - 1), b], 1)


def gate(x):
    """A sigmoid of + - * / only."""
    return 0.5 + 0.5 * x / (1 + x.abs())


def rms(x):
    return x * torch.rsqrt(x.float().pow(2).mean(-1, keepdim=True) + 1e-6)


class Scan(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + (1 - f[t]) u[t] over the first axis."""
    @staticmethod
    def forward(ctx, u, f):
        c = torch.empty_like(u)
        last = torch.zeros_like(u[0])
        for t in range(u.shape[0]):
            torch.lerp(u[t], last, f[t], out=c[t]); last = c[t]
        ctx.save_for_backward(u, f, c)
        return c

    @staticmethod
    def backward(ctx, dc):
        u, f, c = ctx.saved_tensors
        g = dc.clone()
        for t in range(u.shape[0] - 2, -1, -1): g[t].addcmul_(f[t + 1], g[t + 1])
        before = torch.cat([torch.zeros_like(c[:1]), c[:-1]])
        return g * (1 - f), g * (before - u)


def locked(x, p, training):
    """Dropout that drops the same channels at each word of a sentence; x is [T, B, D]."""
    if not training or p == 0: return x
    return x * (torch.rand(1, x.shape[1], x.shape[2]) >= p).to(x.dtype) / (1 - p)


class Conv(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.lin = nn.Linear(3 * c.width, 2 * c.width)
        self.p = c.dropout

    def forward(self, x, mask):
        y = locked(rms(x) * mask, self.p, self.training)
        pad = torch.zeros_like(y[:1])
        z = self.lin(torch.cat([torch.cat([pad, y[:-1]]), y, torch.cat([y[1:], pad])], -1)).float()
        a, g = z.chunk(2, -1)
        return x + a * gate(g)


class Recur(nn.Module):
    """Two light recurrences, one from each side: the far end of a sentence for the price of a small matrix."""
    def __init__(self, c):
        super().__init__()
        self.d = c.state
        self.lin = nn.Linear(c.width, 6 * c.state)
        self.out = nn.Linear(2 * c.state, c.width)
        self.p = c.dropout
        with torch.no_grad(): self.lin.bias[2 * c.state:4 * c.state].uniform_(0, 6)

    def forward(self, x, mask):
        d = self.d
        z = self.lin(locked(rms(x) * mask, self.p, self.training)).float()
        u, f, g = z.split(2 * d, -1)
        u = u * mask; f = gate(f)
        turn = lambda t: torch.cat([t[..., :d], t[..., d:].flip(0)], -1)
        h = turn(Scan.apply(turn(u), turn(f)))
        return x + self.out(h * gate(g)).float()


class Model(nn.Module):
    def __init__(self, c, glove, sizes):
        super().__init__()
        self.c = c
        self.register_buffer('glove', glove, persistent=False)
        self.words = nn.Embedding(sizes['words'], c.word_dim)
        self.hashed = nn.EmbeddingBag(sizes['hashed'], c.hash_dim, mode='sum')
        nn.init.normal_(self.words.weight, std=0.3); nn.init.normal_(self.hashed.weight, std=0.3)
        self.inner = nn.Linear(glove.shape[1] + c.word_dim + c.hash_dim, c.inner)
        self.into = nn.Linear(c.inner, c.width)
        self.blocks = nn.ModuleList([dict(c=Conv, r=Recur)[b](c) for b in c.blocks])
        self.tags = nn.Linear(c.width, sizes['upos'] + sizes['xpos'])
        self.back = nn.Linear(sizes['upos'] + sizes['xpos'], c.width, bias=False)
        self.feats = nn.Linear(c.width, sizes['feats'])
        self.name_in = nn.Linear(c.width, c.name_hidden)
        self.names = nn.Linear(c.name_hidden, sizes['names'])
        self.dep = nn.Linear(c.width, c.arc)
        self.head = nn.Linear(c.width, c.arc)
        self.cross = nn.Linear(c.arc, c.arc)
        self.distance = nn.Linear(c.width, BUCKETS)
        self.root_arc = nn.Parameter(torch.zeros(c.arc))
        self.label_dep = nn.Linear(c.width, c.label)
        self.label_head = nn.Linear(c.width, c.label, bias=False)
        self.root_label = nn.Parameter(torch.zeros(c.label))
        self.labels = nn.Linear(c.label, sizes['rels'])
        self.sizes = sizes

    def encode(self, b):
        """b: glove, word [T,B]; type [T,B] into the bag of unique forms (rows, offsets, scale); mask [T,B,1]."""
        bag = self.hashed(b['rows'], b['offsets']) * b['scale'][:, None]
        e = torch.cat([self.glove[b['glove']], self.words(b['word']), bag[b['type']] * b['keep']], -1)
        e = F.dropout(e, self.c.dropout_in, self.training)
        x = self.into(F.relu(self.inner(e))).float()
        mask, tags = b['mask'], None
        for k, block in enumerate(self.blocks):
            if k == self.c.tags_after: tags, x = self.tag(x)
            x = block(x, mask)
        if tags is None: tags, x = self.tag(x)
        return x, tags

    def tag(self, x):
        y = locked(rms(x), self.c.dropout, self.training)
        t = self.tags(y).float()
        nu = self.sizes['upos']
        soft = torch.cat([t[..., :nu].softmax(-1), t[..., nu:].softmax(-1)], -1)
        return (t[..., :nu], t[..., nu:]), x + self.back(soft).float()

    def forward(self, b):
        x, (upos, xpos) = self.encode(b)
        p = self.c.dropout
        y = locked(rms(x), p, self.training)
        feats = self.feats(y).float()
        names = self.names(F.dropout(F.relu(self.name_in(y)), p, self.training)).float()
        dep = self.cross(locked(F.relu(self.dep(y)), p, self.training)).transpose(0, 1)
        head = locked(F.relu(self.head(y)), p, self.training).transpose(0, 1)
        B, T = head.shape[:2]
        head = torch.cat([self.root_arc.expand(B, 1, -1).to(head.dtype), head], 1)
        arcs = (dep @ head.transpose(1, 2)).float() / self.c.arc ** 0.5
        far = self.distance(y).float().transpose(0, 1)                              # [B,T,K]
        arcs = arcs + far.gather(2, distance_buckets(T).expand(B, T, T + 1))
        ok = torch.cat([torch.ones(B, 1, dtype=torch.bool), b['mask'][..., 0].transpose(0, 1) > 0], 1)
        arcs = arcs.masked_fill(~ok[:, None, :], -1e9)
        eye = torch.cat([torch.zeros(T, 1, dtype=torch.bool), torch.eye(T, dtype=torch.bool)], 1)
        arcs = arcs.masked_fill(eye, -1e9)
        ld = self.label_dep(y).transpose(0, 1)
        lh = self.label_head(y).transpose(0, 1)
        lh = torch.cat([self.root_label.expand(B, 1, -1).to(lh.dtype), lh], 1)
        return dict(upos=upos, xpos=xpos, feats=feats, names=names, arcs=arcs, ld=ld, lh=lh)

    def label(self, out, heads):
        """Label scores for given heads [B,T]."""
        h = F.relu(out['ld'] + out['lh'].gather(1, heads[..., None].expand(-1, -1, out['lh'].shape[-1])))
        return self.labels(F.dropout(h, self.c.dropout, self.training)).float()
