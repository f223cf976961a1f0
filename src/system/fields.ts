type Constructors = Readonly<Record<string, abstract new (...args: never[]) => object>>;

/**
 * Whether a value from outside (another thread, the disk) is an object whose fields are instances of
 * these classes. Further fields do no harm; what arrays hold is not looked at.
 */
export function hasFields(value: unknown, fields: Constructors): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map<string, unknown>(Object.entries(value));
  return Object.entries(fields).every(([name, kind]) => found.get(name) instanceof kind);
}
