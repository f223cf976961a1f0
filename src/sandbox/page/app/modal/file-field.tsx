import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sizeInWords } from '../parts/size.ts';
import { encode } from '../state/doing.ts';
import type { FileInput } from '../wire/component.ts';
import type { SentFile } from '../wire/request.ts';

/** Files in a form, by button or dropped on it. */
export function FileField(props: {
  readonly id: string;
  readonly field: FileInput;
  readonly onChange: (id: string, files: readonly SentFile[]) => void;
}): JSX.Element {
  const { id, field, onChange } = props;
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState('');
  const most = field.max_values ?? 1;
  const take = async (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, most);
    setProblem('');
    try {
      const encoded = await Promise.all(files.map(encode));
      setChosen(files);
      onChange(field.custom_id, encoded);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button
    <div
      class="file-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void take(event.dataTransfer?.files);
      }}
    >
      <input
        id={id}
        type="file"
        multiple={most > 1}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => take(currentTarget.files)}
      />
      <span class="subtext">or drop {most > 1 ? `up to ${most} files` : 'a file'} here</span>
      {chosen.map(({ name, size }) => (
        <span key={name} class="subtext">
          {name} ({sizeInWords(size)})
        </span>
      ))}
      {problem === '' ? null : <span class="problem">{problem}</span>}
    </div>
  );
}
