import { z } from 'zod';
import { type ErrorTree, RestRefusal } from '../refusal.ts';

export type Path = readonly (string | number)[];

export interface FormProblem {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** Without a prototype: a field may be named `constructor`, which every other object has. */
function emptyTree(): ErrorTree {
  return Object.create(null) as ErrorTree;
}

/** Discord's 50035 with its nested `errors`. */
export function formRefusal(problems: readonly FormProblem[]): RestRefusal {
  const errors = emptyTree();
  for (const { path, code, message } of problems) {
    let tree = errors;
    for (const step of path) {
      const next = tree[step];
      const child: ErrorTree = next === undefined || Array.isArray(next) ? emptyTree() : next;
      tree[step] = child;
      tree = child;
    }
    const leaves = tree['_errors'];
    const leaf = { code, message };
    tree['_errors'] = Array.isArray(leaves) ? [...leaves, leaf] : [leaf];
  }
  return new RestRefusal(400, 50035, 'Invalid Form Body', { errors });
}

/** Throws Discord's 50035 when there are problems. */
export function refuseForm(problems: readonly FormProblem[]): void {
  if (problems.length > 0) throw formRefusal(problems);
}

/** Reads a value by a schema, or throws 50035. Fields that the schema does not know are dropped. */
export function parseForm<T>(schema: z.ZodType<T>, value: unknown, path: Path = []): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw formRefusal(result.error.issues.flatMap((issue) => problemsOf(issue, path)));
}

function problemsOf(issue: z.core.$ZodIssue, base: Path): FormProblem[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  const one = (code: string, message: string): FormProblem[] => [{ path, code, message }];
  switch (issue.code) {
    case 'custom':
      return one(String(issue.params?.['code'] ?? 'BASE_TYPE_INVALID'), issue.message);
    case 'invalid_type':
      if (issue.input === undefined) return one('BASE_TYPE_REQUIRED', 'This field is required');
      return one('MODEL_TYPE_CONVERT', `The value is not of the type ${issue.expected}.`);
    case 'invalid_value':
      if (issue.input === undefined) return one('BASE_TYPE_REQUIRED', 'This field is required');
      return one(
        'BASE_TYPE_CHOICES',
        `Value must be one of (${issue.values.map(String).join(', ')}).`,
      );
    case 'invalid_union':
      if (issue.discriminator === undefined) {
        return (issue.errors[0] ?? []).flatMap((inner) => problemsOf(inner, path));
      }
      // Discord blames the whole part, not its `type`.
      return [{ path: path.slice(0, -1), code: 'UNION_TYPE_CHOICES', message: issue.message }];
    case 'too_big':
      return one('NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`);
    case 'too_small':
      return one(
        'NUMBER_TYPE_MIN',
        `int value should be greater than or equal to ${issue.minimum}.`,
      );
    default:
      return one('BASE_TYPE_INVALID', issue.message);
  }
}

function lengthProblem(length: number, min: number, max: number): [string, string] | null {
  if (length >= min && length <= max) return null;
  return min === 0
    ? ['BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`]
    : ['BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`];
}

/**
 * A string of `min` to `max` UTF-16 code units. Discord may count code points, which are never
 * more: what passes here passes there.
 */
export function text(min: number, max: number) {
  return z.string().superRefine((value, context) => {
    const problem = lengthProblem(value.length, min, max);
    if (problem === null) return;
    const required = value.length === 0 && min > 0;
    const [code, message] = required
      ? (['BASE_TYPE_REQUIRED', 'This field is required'] as const)
      : problem;
    context.addIssue({ code: 'custom', params: { code }, message });
  });
}

/** A list of `min` to `max` items. */
export function list<S extends z.ZodType>(item: S, min: number, max: number) {
  return z.array(item).superRefine((value, context) => {
    const problem = lengthProblem(value.length, min, max);
    if (problem === null) return;
    context.addIssue({ code: 'custom', params: { code: problem[0] }, message: problem[1] });
  });
}

/** An id: digits. */
export const snowflake = z.string().superRefine((value, context) => {
  if (/^\d{1,20}$/.test(value)) return;
  const message = `Value "${value.slice(0, 40)}" is not snowflake.`;
  context.addIssue({ code: 'custom', params: { code: 'NUMBER_TYPE_COERCE' }, message });
});

/** The member of a union that `type` names; another type is refused as Discord does. */
export function byType<S extends readonly [TypedSchema, ...TypedSchema[]]>(schemas: S) {
  const types = schemas.map((schema) => schema.shape.type.value).join(', ');
  // A list of one ends in a comma there, as Python prints it.
  const tuple = schemas.length === 1 ? `(${types},)` : `(${types})`;
  return z.discriminatedUnion('type', schemas, {
    error: () => `Value of field "type" must be one of ${tuple}.`,
  });
}

type TypedSchema = z.ZodObject<{ type: z.ZodLiteral<number> }>;

/** A web address as Discord takes it in links and media. */
export function url(max: number, schemes: readonly string[]) {
  return text(1, max).superRefine((value, context) => {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
    if (scheme !== undefined && schemes.includes(scheme)) {
      if (scheme === 'attachment' || URL.canParse(value)) return;
    }
    const known = scheme === undefined || schemes.includes(scheme);
    const [code, message] = known
      ? ['URL_TYPE_INVALID_URL', 'Not a well formed URL.']
      : [
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((s) => `'${s}'`).join(', ')}).`,
        ];
    context.addIssue({ code: 'custom', params: { code }, message });
  });
}

/** Adds a problem to a zod refinement. */
export function complain(
  context: z.core.$RefinementCtx,
  path: (string | number)[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: 'custom', params: { code }, path, message });
}
