/** (first version) */
export function salience(_term: string, _language: string): number {
  return 1;
}
