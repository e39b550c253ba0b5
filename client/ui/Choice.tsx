import { useId } from 'preact/hooks';

/** One of a few, as buttons side by side. */
export function Choice<T extends string | number | boolean>({
  title,
  of,
  chosen,
  choose,
  name,
  help,
}: {
  title: string;
  of: readonly T[];
  chosen: T;
  choose(one: NoInfer<T>): void;
  name(one: NoInfer<T>): string;
  help?: string; // id of what explains it
}) {
  const group = useId();
  return (
    <fieldset class="choice" {...(help ? { 'aria-describedby': help } : {})}>
      <legend class="cap">{title}</legend>
      {of.map((one) => (
        <label key={String(one)} class={one === chosen ? 'on' : ''}>
          <input type="radio" name={group} checked={one === chosen} onChange={() => choose(one)} />
          {name(one)}
        </label>
      ))}
    </fieldset>
  );
}
