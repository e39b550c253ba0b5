import { Logo } from '../ui/Logo.tsx';
import { LanguageBar } from './LanguageBar.tsx';
import { SettingsButton } from './SettingsButton.tsx';

/** The bar over every page that is not a match: home, languages, settings. */
export function PageBar() {
  return (
    <header class="top dark">
      <Logo />
      <LanguageBar />
      <SettingsButton named />
    </header>
  );
}
