import { t } from '../../i18n/index.ts';

interface Props {
  id: string;
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  disabled?: boolean;
  set(value: number): void;
}

/** A typed number with a button to either side; the buttons go in round steps. */
export function Stepper({ id, label, value, min, max, step, disabled = false, set }: Props) {
  const go = (way: 1 | -1) => set(nudge(Number.isFinite(value) ? value : 0, step, way, min, max));
  return (
    <div class="stepper">
      <button
        type="button"
        onClick={() => go(-1)}
        disabled={disabled || value <= min}
        aria-label={t('field.less', { field: label })}
      >
        −
      </button>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step="any"
        disabled={disabled}
        value={Number.isFinite(value) ? value : ''}
        onInput={({ currentTarget }) => set(currentTarget.valueAsNumber)}
      />
      <button
        type="button"
        onClick={() => go(1)}
        disabled={disabled || value >= max}
        aria-label={t('field.more', { field: label })}
      >
        +
      </button>
    </div>
  );
}

/** The next multiple of the step in that direction, within the bounds. */
export function nudge(value: number, step: number, way: 1 | -1, min: number, max: number): number {
  const slack = 1e-9;
  const steps = way > 0 ? Math.floor(value / step + slack) + 1 : Math.ceil(value / step - slack) - 1;
  return Math.min(max, Math.max(min, Number((steps * step).toPrecision(12))));
}

/** A round step of about a tenth of the value: 1, 2 or 5 times a power of ten, never below 1. */
export function roundStep(value: number): number {
  const wish = Math.abs(value) / 10;
  let power = 1;
  while (power * 10 <= wish) power *= 10;
  if (power * 5 <= wish) return power * 5;
  return power * 2 <= wish ? power * 2 : power;
}
