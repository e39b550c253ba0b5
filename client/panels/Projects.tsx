import { stands } from '#shared/sites/project.ts';
import { STAGES } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, list, quantity, siteName, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';

/** What a nation has under way: projects, searches, loans, and what it pays its companies. */
export function Projects({ play, view }: { play: Play; view: View }) {
  const lines = [...projects(view), ...promises(view, play)];
  return (
    <section>
      <details>
        <summary>
          <h2 class="cap">{t('nation.projects')}</h2>
        </summary>
        {lines.length === 0 && <p class="mute">{t('nation.no-projects')}</p>}
        <ul class="projects">
          {lines.map(([name, state, site]) => (
            <li key={`${name} ${state}`}>
              <span>{name}</span>{' '}
              <span class="mute">
                <Figure is={site ? 'project' : 'support'} of={site ? { site } : {}}>
                  {state}
                </Figure>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

type Line = [name: string, state: string, site?: string];

/** Sites at home or owned that are being built, lose money or wait for their owner. */
function projects({ nation, world }: View): Line[] {
  return world.sites
    .filter((site) => site.region === nation || site.owner === nation)
    .filter((site) => site.developing || site.project.losses > 1 || (site.owner === nation && stands(site)))
    .map((site): Line => {
      const phase = word(`phase.${site.phase}`);
      const losing =
        site.project.losses > 1
          ? t('project.losing', {
              turns: quantity(site.project.losses, 'turns'),
              cushion: quantity(site.project.cushion, 'M USD'),
            })
          : '';
      const left =
        site.developing && site.remaining > 0
          ? t('site.left', { turns: quantity(site.remaining, 'turns') })
          : '';
      return [siteName(site), list([phase, left, losing].filter((part) => part !== '')), site.id];
    });
}

/** Programmes in force, price floors, searches and loans. */
function promises({ nation, world }: View, play: Play): Line[] {
  const { support, standards } = world.nations[nation];
  const named = (id: string) => {
    const site = world.sites.find((one) => one.id === id);
    return site ? siteName(site) : id;
  };
  return [
    [word('kind.standards'), word(`standards.${standards}`)],
    ...STAGES.filter((stage) => support.subsidy[stage] > 0).map(
      (stage): Line => [
        `${word('kind.subsidy')}: ${word(`stage.${stage}`)}`,
        figure(support.subsidy[stage], 'share'),
      ],
    ),
    ...[support.credit]
      .filter((credit) => credit > 0)
      .map((credit): Line => [word('kind.tax-credit'), figure(credit, 'share')]),
    ...world.floors
      .filter((floor) => floor.by === nation)
      .map(
        (floor): Line => [
          `${word('kind.price-floor')}: ${named(floor.site)}`,
          t('project.floor', { price: quantity(floor.price, 'USD/kg'), until: play.date(floor.until) }),
        ],
      ),
    ...world.surveys
      .filter((survey) => survey.by === nation)
      .map((survey): Line => [word('kind.explore'), word(`region.${survey.region}`)]),
    ...world.loans
      .filter((loan) => loan.lender === nation)
      .map(
        (loan): Line => [
          t('project.loan', { site: named(loan.site) }),
          t('project.owed', { left: quantity(loan.left, 'M USD') }),
        ],
      ),
  ];
}
