import { useEffect, useState } from 'preact/hooks';
import type { AskTournament, TournamentView } from '#shared/protocol/tournaments.ts';
import { Refusal } from '../net/http.ts';
import { askTournament, reasonOf, watchTournament } from './api.ts';
import { heldIn, keepTournament } from './held.ts';

const AGAIN_MS = 2_000;

/** A tournament as it is now, seen with a secret, or as anybody sees it. */
export function useTournament(code: string, token: string) {
  const [view, setView] = useState<TournamentView | null>(null);
  const [lost, setLost] = useState(false);
  const [gone, setGone] = useState<string | null>(null); // why
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const hear = async () => {
      for (let version = 0; !stop.signal.aborted; ) {
        try {
          const news = await watchTournament(code, token, version, stop.signal);
          if (stop.signal.aborted) return;
          ({ version } = news);
          setLost(false);
          setView(news);
          const held = heldIn(code);
          if ((held.player || held.organiser) && held.name !== news.plan.name)
            keepTournament(code, { name: news.plan.name });
        } catch (error) {
          if (stop.signal.aborted) return;
          if (!(error instanceof Refusal && error.code === 'offline')) return setGone(reasonOf(error));
          setLost(true);
          await new Promise((later) => setTimeout(later, AGAIN_MS));
        }
      }
    };
    void hear();
    return () => stop.abort();
  }, [code, token]);

  /** Whether it was done; what was in the way is said. */
  const ask = async (asked: AskTournament): Promise<boolean> => {
    try {
      setProblem(null);
      setView(await askTournament(code, token, asked));
      return true;
    } catch (error) {
      setProblem(reasonOf(error));
      return false;
    }
  };
  return { view, lost, gone, problem, ask };
}
export type Asking = ReturnType<typeof useTournament>['ask'];
