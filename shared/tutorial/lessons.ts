import { dependence, unserved } from '../market/trace.ts';
import { name, number, region, type Text, text } from '../text.ts';
import { collected, daysOfCover, plantOf, priceHere, toWork } from './figures.ts';
import type { LessonId, Situation } from './situation.ts';
import {
  choose,
  courts,
  crisis,
  look,
  partner,
  recycle,
  release,
  reserve,
  save,
  type Task,
} from './tasks.ts';

/** One idea a turn. */
export interface Lesson {
  id: LessonId;
  idea(at: Situation): Text;
  tasks: Task[];
}

/** The story's lessons, one for each turn. */
export const LESSONS: readonly Lesson[] = [
  {
    id: 'dependence',
    idea: (at) =>
      text('coach.idea.dependence', {
        share: number(dependence(at.view.world, at.view.nation), 'share'),
        days: daysOfCover(at),
      }),
    tasks: [look('dependence', () => ({ is: 'dependence' })), reserve],
  },
  {
    id: 'lead',
    idea(at) {
      const plant = plantOf(at);
      if (!plant || plant.phase === 'operation') return text('coach.idea.lead-open');
      return text('coach.idea.lead', {
        site: name(plant.name),
        region: region(plant.region),
        turns: number(toWork(plant), 'turns'),
      });
    },
    tasks: [
      crisis,
      look('plant', (at) => {
        const plant = plantOf(at);
        return plant ? { is: 'plant', site: plant.id } : null;
      }),
      partner,
    ],
  },
  {
    id: 'panic',
    idea(at) {
      const { market } = at.view.world;
      const inside = market.price.light.CHN ?? 0;
      return text('coach.idea.panic', {
        price: number(priceHere(at, 'light'), 'USD/kg'),
        inside: number(inside, 'USD/kg'),
        unserved: number(unserved(at.view.world, at.view.nation), 'share'),
      });
    },
    tasks: [look('room', () => ({ is: 'room' })), release],
  },
  {
    id: 'recycling',
    idea: ({ view }) =>
      text('coach.idea.recycling', { share: collected(view.world.nations[view.nation].recycling) }),
    tasks: [recycle],
  },
  {
    id: 'courts',
    idea({ view: { nation, world } }) {
      const suit = world.disputes.find(
        (one) => one.state === 'pending' && one.against === 'CHN' && !one.complainants.includes(nation),
      );
      const [by] = suit?.complainants ?? [];
      return by
        ? text('coach.idea.courts-joined', { nation: { is: 'nation', id: by } })
        : text('coach.idea.courts');
    },
    tasks: [courts],
  },
  {
    id: 'thrift',
    idea: (at) => text('coach.idea.thrift', { price: number(priceHere(at, 'light'), 'USD/kg') }),
    tasks: [save],
  },
  { id: 'own', idea: () => text('coach.idea.own'), tasks: [choose] },
];
