import type { ComponentChildren } from 'preact';
import { figureCard } from '../../panels/FigureCard.tsx';
import { termCard } from '../../panels/Glossary.tsx';
import { CardWriter } from '../../ui/cards/Cards.tsx';
import type { Play } from '../play.ts';

/** Who writes the cards of figures and terms within. */
export const CardsOf = ({ play, children }: { play: Play; children: ComponentChildren }) => (
  <CardWriter.Provider
    value={(topic) => (topic.kind === 'term' ? termCard(topic.of) : figureCard(play, topic))}
  >
    {children}
  </CardWriter.Provider>
);
