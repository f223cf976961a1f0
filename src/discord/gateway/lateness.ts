/** As many arrivals as the fastest way from Discord is judged by; few, so that a changed clock is soon learnt. */
const REMEMBERED = 4;

/**
 * Tells how much longer an interaction was under way than the quickest of the latest ones. The time on
 * an interaction is Discord's and the clock here may be wrong by minutes, so a bare age says nothing;
 * the first arrival counts as punctual. Milliseconds.
 */
export function latenessGauge(): (createdAt: number, arrivedAt: number) => number {
  const ages: number[] = [];
  return (createdAt, arrivedAt) => {
    const age = arrivedAt - createdAt;
    ages.push(age);
    if (ages.length > REMEMBERED) ages.shift();
    return age - Math.min(...ages);
  };
}
