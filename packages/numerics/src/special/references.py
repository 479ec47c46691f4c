"""Reference values for the special functions: writes references.json beside this file.

Each row is [x, f, rest] (pow: [x, y, f, rest]): f the double nearest to the true value, rest what is left in units of f's last
place, from Python's decimal arithmetic at 60 digits. Arguments are fixed by the seed and by hand near the hard points."""

import json
import math
import random
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
ONE = Decimal(1)
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899863")
random.seed(20260101)


def log_gamma(x):
    """Stirling's series after a shift to at least 60, where 30 terms leave an error below 1e-40."""
    product = ONE
    while x < 60:
        product *= x
        x += 1
    total = (x - Decimal("0.5")) * x.ln() - x + (2 * PI).ln() / 2
    bernoulli = [ONE]
    for m in range(1, 61):
        bernoulli.append(-sum(Decimal(math.comb(m + 1, k)) * bernoulli[k] for k in range(m)) / (m + 1))
    for k in range(1, 31):
        total += bernoulli[2 * k] / (2 * k * (2 * k - 1) * x ** (2 * k - 1))
    return total - product.ln()


def expm1(x):
    if abs(x) > Decimal("1e-3"):
        return x.exp() - 1
    term, total, n = x, x, 1
    while abs(term) > abs(total) * Decimal("1e-45"):
        n += 1
        term *= x / n
        total += term
    return total


def log1p(x):
    if abs(x) > Decimal("1e-3"):
        return (1 + x).ln()
    term, total, n = x, x, 1
    while abs(term) > abs(total) * Decimal("1e-45"):
        n += 1
        term *= -x
        total += term / n
    return total


def row(arguments, value):
    nearest = float(value)
    rest = (value - Decimal(nearest)) / Decimal(math.ulp(nearest))
    return [*arguments, nearest, round(float(rest), 5)]


def signed(low, high):
    return random.choice([-1, 1]) * spread(low, high)


def spread(low, high):
    return math.exp(random.uniform(math.log(low), math.log(high)))


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def wide(low, high, count):
    return [spread(low, high) for _ in range(count)]


both = lambda low, high, count: [signed(low, high) for _ in range(count)]
half_steps = [(k + 0.5) * math.log(2) / 128 for k in random.sample(range(-100000, 100000), 30)]
next_to_one = [1 + s * 2.0**-k for k in range(7, 53, 5) for s in (-0.5, 1)]
bin_edges = [(0.6875 + j / 256 if j < 80 else 1 + (j - 80) / 128) * 2.0**k * (1 - e) for j in range(0, 128, 8) for k in (-1, 0, 600) for e in (0, 2**-53)]
arguments = {
    "exp": uniform(-708, 709, 60) + uniform(-1, 1, 30) + uniform(-745, -708, 15) + uniform(709, 709.78, 10) + both(1e-18, 1, 20) + half_steps + [1.0, -1.0],
    "expm1": uniform(-38, 40, 40) + uniform(-0.05, 0.05, 60) + uniform(-1, 1, 40) + both(1e-300, 1, 20) + [0.015625, -0.015625, 700.5, 1.0],
    "log": uniform(0.5, 2, 50) + uniform(0.97, 1.04, 80) + uniform(0.9922, 0.9961, 80) + wide(1e-307, 1e308, 40) + wide(5e-324, 2e-308, 10) + next_to_one + bin_edges,
    "log1p": uniform(-1, 1, 50) + uniform(-0.01, 0.01, 40) + both(1e-300, 0.9, 20) + wide(1, 1e308, 20) + [2.0**-k - 1 for k in (1, 10, 30, 53)] + [1.0, 2.0, 2.0**52, 2.0**53],
    "logGamma": uniform(0, 13, 60) + wide(1e-300, 1, 15) + wide(12, 1e300, 30) + [1 + d for d in both(1e-12, 0.3, 20)] + [2 + d for d in both(1e-12, 0.3, 20)] + [0.5, 1.5, 2.5, 12.0, 3.0, 171.0],
}
functions = {"exp": Decimal.exp, "expm1": expm1, "log": Decimal.ln, "log1p": log1p, "logGamma": log_gamma}
tables = {name: [row([x], functions[name](Decimal(x))) for x in xs if functions[name](Decimal(x)) != 0] for name, xs in arguments.items()}

powers = []
while len(powers) < 150:
    x = random.choice([spread(1e-300, 1e300), random.uniform(0.5, 2), 1 + signed(1e-15, 0.05), spread(5e-324, 1e-300)])
    if x <= 0 or x == 1:
        continue
    y = random.choice([-1, 1]) * random.choice([random.uniform(0, 745), spread(1e-3, 745)]) / abs(math.log(x))
    if -744 < y * math.log(x) < 709.7:
        powers.append(row([x, y], (Decimal(y) * Decimal(x).ln()).exp()))
tables["pow"] = powers

lines = ",\n".join(f'"{name}": [\n' + ",\n".join(json.dumps(r) for r in rows) + "\n]" for name, rows in tables.items())
Path(__file__).with_name("references.json").write_text("{\n" + lines + "\n}\n")
