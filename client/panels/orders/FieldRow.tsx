import type { View } from '#shared/world/view.ts';
import { t, word } from '../../i18n/index.ts';
import type { Field } from './fields.ts';
import { roundStep, Stepper } from './Stepper.tsx';

interface RowProps {
  field: Field;
  view: View;
  value: unknown;
  set(name: string, value: unknown): void;
  within?: string; // where the same field may stand more than once on a page
}

/** One field of a form, with its label. */
export function FieldRow({ field, view, value, set, within = 'field' }: RowProps) {
  const id = `${within}-${field.name}`;
  // A promise's money is a sum, not this turn's.
  const label = word(`field.${within !== 'field' && field.name === 'funds' ? 'sum' : field.name}`);
  switch (field.as) {
    case 'clauses':
      return null; // has an editor of its own
    case 'choice': {
      const options = field.options(view);
      const chosen = String(value);
      return (
        <div class="field">
          <label for={id}>{label}</label>
          <select
            id={id}
            value={chosen}
            onChange={({ currentTarget }) =>
              set(field.name, typeof value === 'number' ? Number(currentTarget.value) : currentTarget.value)
            }
          >
            {!options.some((option) => option.value === chosen) && (
              <option value={chosen}>{t('field.choose')}</option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
        </div>
      );
    }
    case 'limit':
      return (
        <div class="field">
          <label for={id}>
            {label} ({word('unit.name.t')})
          </label>
          <Stepper
            id={id}
            label={label}
            min={0}
            max={1_000_000}
            step={roundStep(Number(value))}
            disabled={value === null}
            value={value === null ? Number.NaN : Number(value)}
            set={(next) => set(field.name, next)}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={value === null}
              onChange={({ currentTarget }) => set(field.name, currentTarget.checked ? null : 20_000)}
            />
            {t('field.no-limit')}
          </label>
        </div>
      );
    case 'share':
      return (
        <div class="field">
          <label for={id}>{label} (%)</label>
          <Stepper
            id={id}
            label={label}
            min={0}
            max={100}
            step={5}
            value={Math.round(Number(value) * 100)}
            set={(next) => set(field.name, next / 100)}
          />
        </div>
      );
    case 'number':
      return (
        <div class="field">
          <label for={id}>
            {label} ({word(`unit.name.${field.unit}`)})
          </label>
          <Stepper
            id={id}
            label={label}
            min={field.min}
            max={field.max}
            step={field.unit === 'turns' ? 1 : roundStep(Number(value))}
            value={Number(value)}
            set={(next) => set(field.name, next)}
          />
          {field.unit === 't' && (
            <span class="mute">{t(field.min < 0 ? 'field.sign' : 'field.per-turn')}</span>
          )}
        </div>
      );
  }
}
