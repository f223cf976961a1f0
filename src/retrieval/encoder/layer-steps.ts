/** The steps of a transformer's layer beside its matrices (Devlin et al. 2019, doi 10.18653/v1/N19-1423). */

/** Of BERT. */
const EPSILON = 1e-12;

/** Gives every row mean 0 and deviation 1, then the learned scale and shift, in place. */
export function normalise(rows: Float32Array, scale: Float32Array, shift: Float32Array): void {
  const width = scale.length;
  for (let from = 0; from < rows.length; from += width) {
    let sum = 0;
    for (let i = 0; i < width; i += 1) sum += rows[from + i] ?? 0;
    const mean = sum / width;
    let square = 0;
    for (let i = 0; i < width; i += 1) {
      const apart = (rows[from + i] ?? 0) - mean;
      square += apart * apart;
    }
    const factor = 1 / Math.sqrt(square / width + EPSILON);
    for (let i = 0; i < width; i += 1)
      rows[from + i] = ((rows[from + i] ?? 0) - mean) * factor * (scale[i] ?? 0) + (shift[i] ?? 0);
  }
}

/** Beyond it, GELU is its argument, or nothing. */
const FAR = 6;
const STEPS_PER_UNIT = 512;
const GELU = Float32Array.from({ length: 2 * FAR * STEPS_PER_UNIT + 2 }, (_, step) => {
  const x = step / STEPS_PER_UNIT - FAR;
  return (x * (1 + erf(x / Math.SQRT2))) / 2;
});

/** The error function to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

/** GELU (Hendrycks and Gimpel 2016, arXiv 1606.08415) of every number, in place, to about 1e-6. */
export function activate(numbers: Float32Array): void {
  for (let i = 0; i < numbers.length; i += 1) {
    const x = numbers[i] ?? 0;
    if (x >= FAR) continue;
    if (x <= -FAR) {
      numbers[i] = 0;
      continue;
    }
    const place = (x + FAR) * STEPS_PER_UNIT;
    const step = Math.floor(place);
    const low = GELU[step] ?? 0;
    numbers[i] = low + (place - step) * ((GELU[step + 1] ?? 0) - low);
  }
}
