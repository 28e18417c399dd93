/**
 * The engine's arithmetic (src/Engine/Numerics/VectorMath.cs, src/Engine/Backends/Simd) in the same order of
 * operations, so that both draw the same text. A product of two floats is exact in a double; rounding the sum to a float
 * is then a fused multiply-add. The one exception, a sum that a double cannot hold and that lies next to the middle
 * between two floats, comes about once in 2²⁹ operations and moves a last bit.
 */
const round = Math.fround;

// 1.5 · 2²³: adding it rounds to the nearest whole number.
const ROUNDING = 12582912;
const LOG2E = round(1.44269504);
const LN2_HIGH = round(0.693145752);
const LN2_LOW = round(1.42860682e-6);
const [C5040, C720, C120, C24, C6] = [5040, 720, 120, 24, 6].map((n) => round(1 / n)) as [
  number,
  number,
  number,
  number,
  number,
];

// 2ⁿ for n from −151 to 128, each exact.
const LEAST_POWER = -151;
const POWERS = Float64Array.from({ length: 280 }, (_, i) => {
  let power = 1;
  for (let n = Math.abs(i + LEAST_POWER); n > 0; n--) {
    power *= i + LEAST_POWER < 0 ? 0.5 : 2;
  }
  return power;
});

/** eˣ of a float: x = n ln 2 + r, then Taylor in r. */
export function exp(x: number): number {
  x = x < -104 ? -104 : x > 89 ? 89 : x;
  const n = round(x * LOG2E + ROUNDING) - ROUNDING;
  const r = round(n * -LN2_LOW + round(n * -LN2_HIGH + x));
  let p = C5040;
  p = round(p * r + C720);
  p = round(p * r + C120);
  p = round(p * r + C24);
  p = round(p * r + C6);
  p = round(p * r + 0.5);
  p = round(p * r + 1);
  return round(round(r * p + 1) * POWERS[n - LEAST_POWER]!);
}

// 2√(2/π), and the same times 0.044715
const GELU_LINEAR = round(1.5957691);
const GELU_CUBIC = round(0.071354814);

/** y = x σ(2u), in place: GELU by its tanh form. */
export function gelu(x: Float32Array): void {
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    const slope = round(round(value * value) * GELU_CUBIC + GELU_LINEAR);
    x[i] = value / round(1 + exp(round(-value * slope)));
  }
}

const lanes = new Float32Array(16);

/** Sum of the sixteen lanes by the engine's tree: halves, quarters, pairs. */
function sumOfLanes(): number {
  for (let half = 8; half >= 1; half >>= 1) {
    for (let i = 0; i < half; i++) {
      lanes[i] = lanes[i]! + lanes[i + half]!;
    }
  }
  return lanes[0]!;
}

/** The row x with mean 0 and variance 1, times gain, plus bias. */
export function layerNorm(x: Float32Array, gain: Float32Array, bias: Float32Array, y: Float32Array): void {
  const width = x.length;
  lanes.fill(0);
  for (let i = 0; i < width; i++) {
    lanes[i & 15] = lanes[i & 15]! + x[i]!;
  }
  const mean = round(sumOfLanes() / width);
  lanes.fill(0);
  for (let i = 0; i < width; i++) {
    const distance = round(x[i]! - mean);
    lanes[i & 15] = lanes[i & 15]! + distance * distance;
  }
  const variance = round(sumOfLanes() / width);
  const factor = round(1 / round(Math.sqrt(round(variance + round(1e-5)))));
  for (let i = 0; i < width; i++) {
    y[i] = round(round(x[i]! - mean) * factor) * gain[i]! + bias[i]!;
  }
}

/** softmax of the first `count` numbers, in place. */
export function softmax(x: Float32Array, count: number): void {
  let largest = -Infinity;
  for (let i = 0; i < count; i++) {
    largest = Math.max(largest, x[i]!);
  }
  lanes.fill(0);
  for (let i = 0; i < count; i++) {
    x[i] = exp(round(x[i]! - largest));
    lanes[i & 15] = lanes[i & 15]! + x[i]!;
  }
  const inverse = round(1 / sumOfLanes());
  for (let i = 0; i < count; i++) {
    x[i] = x[i]! * inverse;
  }
}

/**
 * y[j] = y[j] + Σₖ x[xStart + k] · w[wStart + k · stride + j] for j below `count`, k ascending, each step rounded to a
 * float. Four k at a time, so that y is read and written a quarter as often.
 */
export function accumulate(
  x: Float32Array,
  xStart: number,
  depth: number,
  w: Float32Array,
  wStart: number,
  stride: number,
  y: Float32Array,
  yStart: number,
  count: number,
): void {
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    const x0 = x[xStart + k]!;
    const x1 = x[xStart + k + 1]!;
    const x2 = x[xStart + k + 2]!;
    const x3 = x[xStart + k + 3]!;
    const row0 = wStart + k * stride;
    const row1 = row0 + stride;
    const row2 = row1 + stride;
    const row3 = row2 + stride;
    for (let j = 0; j < count; j++) {
      let sum = round(y[yStart + j]! + x0 * w[row0 + j]!);
      sum = round(sum + x1 * w[row1 + j]!);
      sum = round(sum + x2 * w[row2 + j]!);
      y[yStart + j] = sum + x3 * w[row3 + j]!;
    }
  }
  for (; k < depth; k++) {
    const row = wStart + k * stride;
    for (let j = 0; j < count; j++) {
      y[yStart + j] = y[yStart + j]! + x[xStart + k]! * w[row + j]!;
    }
  }
}
