import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { t, word } from '../i18n/index.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { spoken } from '../i18n/speak.ts';
import { cue } from '../sound/speaker.ts';
import { VISIONS } from '../theme/visions.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keyboard } from './Keyboard.tsx';
import { MOTIONS, restoreDefaults, settings, TEXT_SIZES, THEME_CHOICES } from './settings.ts';

/** Everything a reader can set, at work as soon as it is chosen. */
export function SettingsDialog({ close }: { close(): void }) {
  return (
    <Dialog title={t('settings.title')} close={close}>
      <div class="settings">
        <section>
          <h3 class="cap">{t('settings.reading')}</h3>
          <Language />
          <Choice name="textSize" of={settings.textSize} values={TEXT_SIZES} />
          <Switch name="maskRude" of={settings.maskRude} />
        </section>
        <section>
          <h3 class="cap">{t('settings.looks')}</h3>
          <Choice name="theme" of={settings.theme} values={THEME_CHOICES} />
          <Choice name="vision" of={settings.vision} values={VISIONS} />
          <Choice name="motion" of={settings.motion} values={MOTIONS} />
        </section>
        <section>
          <h3 class="cap">{t('settings.sounds')}</h3>
          <Switch name="sound" of={settings.sound} />
          <Switch name="tones" of={settings.tones} />
          <Volume />
        </section>
        <section>
          <h3 class="cap">{t('settings.keyboard')}</h3>
          <Switch name="letterKeys" of={settings.letterKeys} />
          <Keyboard />
        </section>
        <footer class="row">
          <p class="mute">{t('settings.kept')}</p>
          <Restore />
        </footer>
      </div>
    </Dialog>
  );
}

/** The language by its own name, so that it is found by those who read no other. */
export function Language() {
  return (
    <div class="setting">
      <label for="set-language">{t('settings.language')}</label>
      <select
        id="set-language"
        value={spoken.value}
        onChange={(event) => {
          settings.language.value = event.currentTarget.value;
        }}
      >
        {LANGUAGES.map(({ id, name, locale }) => (
          <option key={id} value={id} lang={locale}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Choice<T extends string | number>({
  name,
  of,
  values,
}: {
  name: 'textSize' | 'theme' | 'vision' | 'motion';
  of: Signal<T>;
  values: readonly T[];
}) {
  return (
    <fieldset class="choice setting">
      <legend>{word(`settings.${name}`)}</legend>
      {values.map((value) => (
        <label key={value} class={of.value === value ? 'on' : ''}>
          <input
            type="radio"
            name={`set-${name}`}
            checked={of.value === value}
            onChange={() => {
              of.value = value;
            }}
          />
          {word(`settings.${name}.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Switch({ name, of }: { name: 'maskRude' | 'sound' | 'tones' | 'letterKeys'; of: Signal<boolean> }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={of.value}
        onChange={(event) => {
          of.value = event.currentTarget.checked;
          if (name === 'sound') cue('seal');
        }}
      />
      <span>
        <b>{word(`settings.${name}`)}</b>
        <small>{word(`settings.${name}.help`)}</small>
      </span>
    </label>
  );
}

function Volume() {
  return (
    <div class="setting">
      <label for="set-volume">{t('settings.volume')}</label>
      <input
        id="set-volume"
        type="range"
        min="0"
        max="1"
        step="0.1"
        value={settings.volume.value}
        disabled={!settings.sound.value && !settings.tones.value}
        onChange={(event) => {
          settings.volume.value = event.currentTarget.valueAsNumber;
          cue('seal');
        }}
      />
    </div>
  );
}

function Restore() {
  const [done, setDone] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          restoreDefaults();
          setDone(true);
        }}
      >
        {t('settings.restore')}
      </button>
      <span class="unseen" role="status">
        {done && t('settings.restored')}
      </span>
    </>
  );
}
