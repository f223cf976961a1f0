import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Markdown } from '../markdown/markdown.tsx';
import { Icon } from '../parts/icon.tsx';
import { perform } from '../state/doing.ts';
import { openModal, world } from '../state/store.ts';
import type { ModalPart } from '../wire/component.ts';
import type { FormValues } from '../wire/request.ts';
import type { Modal } from '../wire/view.ts';
import { fieldsOf, presetOf, problemOf } from './check-form.ts';
import { ModalField } from './modal-field.tsx';

/** The form that an interaction opened. What Discord would not take is said in it, and it stays. */
export function ModalDialog(props: {
  readonly modal: Modal;
  readonly interactionId: string;
}): JSX.Element {
  const { modal, interactionId } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const values = useRef<FormValues>({});
  const [problem, setProblem] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => {
    openModal.value = null;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = problemsOf(modal, values.current);
    setProblems(wrong);
    const [first] = Object.keys(wrong);
    if (first !== undefined) return focusField(dialog.current, first);
    setBusy(true);
    setProblem('');
    try {
      const { failure } = await perform({
        type: 'submit',
        interaction: interactionId,
        values: values.current,
      });
      if (failure === null) return close();
      setProblem('Something went wrong. Try again.');
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  const set = (id: string, value: FormValues[string]) => {
    values.current = { ...values.current, [id]: value };
    setProblems(({ [id]: _, ...others }) => others);
  };
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby="modal-title"
      onCancel={close}
      onClose={close}
    >
      <form onSubmit={submit} noValidate>
        <header>
          <img class="avatar" src="/icon.svg" alt="" />
          <h2 id="modal-title">{modal.title}</h2>
          <button type="button" class="tool" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div class="modal-body">
          {modal.components.map((part, index) => (
            <Part key={index} part={part} problems={problems} onChange={set} />
          ))}
          {problem === '' ? null : (
            <p class="problem" role="alert">
              <Icon name="warning" /> {problem}
            </p>
          )}
        </div>
        <footer>
          <span class="subtext">
            This form goes to {world.value?.bot.user.username ?? 'the bot'}. Do not share passwords.
          </span>
          <button type="button" class="button plain" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button primary" aria-busy={busy}>
            Submit
          </button>
        </footer>
      </form>
    </dialog>
  );
}

/** Sentences by custom id. */
type Problems = Readonly<Record<string, string>>;

function sentenceFor(problems: Problems, customId: string): string | null {
  return (Object.hasOwn(problems, customId) && problems[customId]) || null;
}

function problemsOf({ components }: Modal, values: FormValues): Problems {
  return Object.fromEntries(
    fieldsOf(components).flatMap((field) => {
      const { custom_id } = field;
      const given = Object.hasOwn(values, custom_id) ? values[custom_id] : undefined;
      const problem = problemOf(field, given ?? presetOf(field));
      return problem === null ? [] : [[custom_id, problem]];
    }),
  );
}

function focusField(dialog: HTMLDialogElement | null, customId: string): void {
  const field = dialog?.querySelector(`[data-field="${CSS.escape(customId)}"]`);
  field?.querySelector<HTMLElement>('input, textarea, button')?.focus();
}

function Part(props: {
  readonly part: ModalPart;
  readonly problems: Problems;
  readonly onChange: (id: string, value: FormValues[string]) => void;
}): JSX.Element {
  const { part, problems, onChange } = props;
  if (part.type === 10) return <Markdown text={part.content} />;
  if (part.type === 18) {
    return (
      <ModalField
        field={part.component}
        label={part.label}
        description={part.description ?? ''}
        problem={sentenceFor(problems, part.component.custom_id)}
        onChange={onChange}
      />
    );
  }
  return (
    <>
      {part.components.map((field) => (
        <ModalField
          key={field.custom_id}
          field={field}
          label={field.label ?? ''}
          description=""
          problem={sentenceFor(problems, field.custom_id)}
          onChange={onChange}
        />
      ))}
    </>
  );
}
