// Ends and ticks of an axis.
import type { AxisSpec } from "./spec.ts";

export interface Domain {
  log: boolean;
  from: number;
  to: number;
}

/** What one mark needs of an axis. */
export interface Extent {
  values: number[];
  /** The data themselves reach the frame (curves along x, rasters): no space around them. */
  tight?: boolean;
  /** Lengths are compared with 0, so the axis starts there. */
  zero?: boolean;
}

/** The ends: the author's, or the data's with a little space. */
export function domainOf(axis: AxisSpec, extents: Extent[]): Domain {
  const log = axis.log ?? false;
  const values = extents.flatMap((e) => e.values).filter((v) => Number.isFinite(v) && (!log || v > 0));
  if (!log && extents.some((e) => e.zero)) {
    values.push(0);
  }

  const go = (v: number) => (log ? Math.log10(v) : v);
  const back = (v: number) => (log ? 10 ** v : v);
  let [low, high] = ends(values.map(go));
  if (low > high) {
    [low, high] = [0, 1];
  } else if (low === high) {
    const room = log ? 0.5 : Math.abs(low) * 0.1 || 1;
    [low, high] = [low - room, high + room];
  }

  // What is not tight keeps its distance from the frame; what is tight may touch it.
  const loose = extents.filter((e) => !e.tight).flatMap((e) => e.values.filter((v) => !log || v > 0));
  const [looseLow, looseHigh] = loose.length > 0 ? ends(loose.map(go)) : [Infinity, -Infinity];
  const room = 0.05 * (high - low);
  const zero = !log && extents.some((e) => e.zero);
  return {
    log,
    from: axis.from ?? back(zero && low === 0 ? 0 : Math.min(low, looseLow - room)),
    to: axis.to ?? back(zero && high === 0 ? 0 : Math.max(high, looseHigh + room)),
  };
}

function ends(values: number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }

  return [low, high];
}

/** Round numbers within the ends, about `count`. */
export function ticksOf(domain: Domain, count: number, whole = false): number[] {
  return domain.log ? logTicks(domain, count) : linearTicks(domain.from, domain.to, count, whole);
}

export function linearTicks(from: number, to: number, count: number, whole = false): number[] {
  const rough = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  let step = power * (lead < Math.SQRT2 ? 1 : lead < Math.sqrt(10) ? 2 : lead < Math.sqrt(50) ? 5 : 10);
  if (whole) {
    step = Math.max(1, step);
  }

  const slack = 1e-9 * step;
  const ticks: number[] = [];
  for (let i = Math.ceil((from - slack) / step); i * step <= to + slack; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }

  return ticks;
}

function logTicks({ from, to }: Domain, count: number): number[] {
  const decades = Math.log10(to / from);
  if (decades < 1) {
    return linearTicks(from, to, count).filter((t) => t > 0);
  }

  const every = Math.max(1, Math.ceil(decades / count));
  const factors = decades < 2.5 && count >= 3 * decades ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let e = Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
    if (e % every === 0) {
      ticks.push(...factors.map((f) => Number((f * 10 ** e).toPrecision(12))));
    }
  }

  return ticks.filter((t) => t >= from * (1 - 1e-9) && t <= to * (1 + 1e-9));
}

/** Ticks as text, all with the same decimals; powers of ten where numbers are very large or small. */
export function formatTicks(ticks: number[], log: boolean): string[] {
  const largest = Math.max(...ticks.map(Math.abs));
  const smallest = Math.min(...ticks.filter((t) => t !== 0).map(Math.abs));
  if (log ? largest >= 1e5 || smallest < 1e-3 : largest >= 1e6 || largest < 1e-3) {
    return ticks.map(power);
  }

  if (log) {
    return ticks.map((t) => plain(t, decimalsOf(t)));
  }

  const decimals = Math.max(...ticks.map(decimalsOf));
  return ticks.map((t) => plain(t, decimals));
}

function power(value: number): string {
  if (value === 0) {
    return "0";
  }

  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const shown = Number(Number(mantissa).toFixed(2));
  const lead = Math.abs(shown) === 1 ? (shown < 0 ? "−" : "") : `${shown}×`.replace("-", "−");
  return `$${lead}10^{${Number(exponent)}}$`;
}

function decimalsOf(value: number): number {
  const text = String(Number(value.toPrecision(10)));
  const point = text.indexOf(".");
  return text.includes("e-") ? Number(text.split("e-")[1]) : point < 0 ? 0 : text.length - point - 1;
}

/** `−1,234.50` */
export function plain(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".") as [string, string?];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
  return (value < 0 && /[1-9]/.test(digits) ? "−" : "") + digits;
}
