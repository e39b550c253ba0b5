import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** One of several, by a label. */
export function Pick<T extends string>({
  title,
  of,
  chosen,
  choose,
  children,
}: {
  title: string;
  of: readonly T[];
  chosen: T;
  choose(one: NoInfer<T>): void;
  children(one: NoInfer<T>): string;
}) {
  return (
    <Labelled title={title}>
      {(id) => (
        <select
          id={id}
          value={chosen}
          onChange={({ currentTarget }) => {
            const next = of.find((one) => one === currentTarget.value);
            if (next) choose(next);
          }}
        >
          {of.map((one) => (
            <option key={one} value={one}>
              {children(one)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** A price that has to be there. */
export function Amount({
  title,
  value,
  write,
}: {
  title: string;
  value: string;
  write(value: string): void;
}) {
  return (
    <Labelled title={title}>
      {(id) => (
        <input
          id={id}
          type="number"
          required
          min="0.01"
          max="100000"
          step="any"
          inputMode="decimal"
          value={value}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

function Labelled({ title, children }: { title: string; children(id: string): ComponentChildren }) {
  const id = useId();
  return (
    <p>
      <label for={id}>{title}</label>
      {children(id)}
    </p>
  );
}
