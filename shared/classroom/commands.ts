import { isScenario } from '../scenarios/index.ts';
import type { Class, Command } from './class.ts';
import { debrief, halt, lendSummit, restart, start, summit } from './course.ts';
import { ask, closePoll, isDebriefing, show, suppose } from './debriefing.ts';
import { mergeDelegations, mergeWorlds, regroup, replace } from './grouping.ts';
import { type Done, done, refuse } from './obeyed.ts';
import { mute, muteDelegation, say, talk } from './speech.ts';
import { move, remove, rename, restore, role } from './students.ts';
import { comeBack, endTurn, inject, lend, stepBack, withdraw } from './turns.ts';

/** Deeds that are kept for undoing. */
const MOST_DEEDS = 50;

/** Does what the teacher asks, and writes down how to take it back. */
export function obey(lesson: Class, command: Command, now: number): Done {
  if (command.do === 'undo') return takeBack(lesson, command.deed, now);
  const done = act(lesson, command, now);
  if (!done.ok || isDebriefing(command)) return done;
  const deed = { id: done.class.nextId, at: now, command, undo: done.undo, undone: false };
  const log = [...done.class.log, deed].slice(-MOST_DEEDS);
  return { ...done, class: { ...done.class, log, nextId: done.class.nextId + 1 } };
}

function takeBack(lesson: Class, id: number, now: number): Done {
  const deed = lesson.log.find((one) => one.id === id);
  if (!deed?.undo || deed.undone) return refuse('final');
  const done = act(lesson, deed.undo, now);
  if (!done.ok) return done;
  const log = done.class.log.map((one) => (one.id === id ? { ...one, undone: true } : one));
  return { ...done, class: { ...done.class, log } };
}

function act(lesson: Class, command: Command, now: number): Done {
  switch (command.do) {
    case 'setup':
      if (lesson.phase !== 'lobby') return refuse('wrong-phase');
      if (!isScenario(command.setup.scenario)) return refuse('bad-scenario');
      return done({ ...lesson, setup: command.setup }, { do: 'setup', setup: lesson.setup });
    case 'start':
      return start(lesson, now);
    case 'restart':
      return restart(lesson);
    case 'pause':
      return halt(lesson, command.world, true, now);
    case 'resume':
      return halt(lesson, command.world, false, now);
    case 'summit':
      return summit(lesson, command, now);
    case 'summit-time':
      return lendSummit(lesson, command, now);
    case 'add-time':
      return lend(lesson, command, now);
    case 'end-turn':
      return endTurn(lesson, command);
    case 'step-back':
      return stepBack(lesson, command);
    case 'return':
      return comeBack(lesson, command, now);
    case 'inject':
      return inject(lesson, command);
    case 'withdraw':
      return withdraw(lesson, command);
    case 'merge-worlds':
      return mergeWorlds(lesson, command);
    case 'merge-delegations':
      return mergeDelegations(lesson, command);
    case 'regroup':
      return regroup(lesson, command);
    case 'rename':
      return rename(lesson, command);
    case 'move':
      return move(lesson, command);
    case 'role':
      return role(lesson, command);
    case 'bot':
      return replace(lesson, command);
    case 'remove':
      return remove(lesson, command.student);
    case 'restore':
      return restore(lesson, command.student);
    case 'mute':
      return mute(lesson, command);
    case 'mute-delegation':
      return muteDelegation(lesson, command);
    case 'chat':
      return talk(lesson, command);
    case 'say':
      return say(lesson, command, now);
    case 'ranking':
      return done({ ...lesson, ranking: command.shown }, { do: 'ranking', shown: lesson.ranking });
    case 'project':
      if (command.world !== null && !lesson.worlds[command.world]) return refuse('no-world');
      return done({ ...lesson, projected: command.world }, { do: 'project', world: lesson.projected });
    case 'debrief':
      return debrief(lesson);
    case 'show':
      return show(lesson, command.slide);
    case 'ask':
      return ask(lesson, command.asked);
    case 'close-poll':
      return closePoll(lesson);
    case 'suppose':
      return suppose(lesson, command.supposed);
    case 'undo':
      return refuse('final');
  }
}
