import type { Letter } from '../../match/letters.ts';
import type { Poll } from '../class.ts';
import { answersOf } from '../class.ts';
import { whereColumns } from './states.ts';
import { classId, included, pseudonyms, type Study } from './study.ts';
import { plain, type Table } from './table.ts';

interface AnswerRow {
  class: string;
  poll: Poll;
  member: string;
  answer: number;
  study: Study;
}

export const polls: Table<AnswerRow> = {
  id: 'polls',
  says: 'one student’s answer to one poll of the debrief',
  columns: [
    plain('class', 'text', 'which class, the same in all its files', (row) => row.class),
    plain(
      'poll',
      'integer',
      'number of the poll, in the order in which they were asked',
      ({ poll }) => poll.id,
    ),
    plain('question', 'text', 'id of the question; own: one of the teacher’s', ({ poll }) =>
      poll.asked.is === 'made' ? poll.asked.question : 'own',
    ),
    plain('words', 'text', 'a question of the teacher’s own, where letters are in the data', (row) =>
      row.study.letters && row.poll.asked.is === 'own' ? row.poll.asked.words : null,
    ),
    plain('answers', 'integer', 'how many answers there were', ({ poll }) => answersOf(poll.asked)),
    plain('member', 'text', 'who answered: a pseudonym, as in members.csv', ({ member }) => member),
    plain('answer', 'integer', 'which answer, from 1', ({ answer }) => answer + 1),
    plain(
      'answer_id',
      'text',
      'its id, for a question that the debrief made',
      (row) => questionOf(row)?.answers[row.answer]?.key.replace('debrief.answer.', '') ?? null,
    ),
    plain('right', 'yes/no', 'whether it is the right one; empty where there is no right one', (row) => {
      const right = questionOf(row)?.right ?? null;
      return right === null ? null : right === row.answer;
    }),
  ],
  rows: (study) => {
    const names = pseudonyms(study.class);
    return study.class.debrief.polls.flatMap((poll) =>
      included(study).flatMap(({ id }): AnswerRow[] => {
        const answer = poll.votes[id];
        const member = names.get(id) ?? '';
        return answer === undefined ? [] : [{ class: classId(study), poll, member, answer, study }];
      }),
    );
  },
};

const questionOf = ({ poll, study }: AnswerRow) => {
  const { asked } = poll;
  return asked.is === 'made' ? study.questions.find(({ id }) => id === asked.question) : undefined;
};

interface LetterRow {
  class: string;
  world: number;
  letter: Letter;
}

/** Only where the teacher asks for it: words of one's own may say anything about anybody. */
export const messages: Table<LetterRow> = {
  id: 'messages',
  says: 'one letter from a delegation',
  columns: [
    ...whereColumns<LetterRow>(),
    plain(
      'turn',
      'integer',
      'the half-year in which it was written, from 1',
      ({ letter }) => letter.turn + 1,
    ),
    plain('from', 'text', 'CHN, JPN, USA or EUR', ({ letter }) => letter.from),
    plain(
      'to',
      'text',
      'nations, parted by blanks; all: everybody',
      ({ letter }) => letter.to?.join(' ') ?? 'all',
    ),
    plain('form', 'text', 'words: one’s own; phrase: of the phrasebook', ({ letter }) => letter.body.is),
    plain('language', 'text', 'of one’s own words', ({ letter }) =>
      letter.body.is === 'words' ? letter.body.lang : null,
    ),
    plain('words', 'text', 'one’s own words', ({ letter }) =>
      letter.body.is === 'words' ? letter.body.words : null,
    ),
    plain('phrase', 'json', 'the phrase and what it is about', ({ letter }) =>
      letter.body.is === 'phrase' ? JSON.stringify(letter.body.phrase) : null,
    ),
  ],
  rows: (study) =>
    study.worlds.flatMap(({ world, played }) =>
      played.end.letters
        .filter(({ from }) => allIncluded(study, world, from))
        .map((letter) => ({ class: classId(study), world, letter })),
    ),
};

/** A letter is a delegation's: it is in the data where everybody of it is. */
function allIncluded(study: Study, world: number, nation: Letter['from']): boolean {
  const inData = new Set(included(study).map(({ id }) => id));
  return study.class.students.every(
    ({ id, place }) => place?.world !== world || place.nation !== nation || inData.has(id),
  );
}
