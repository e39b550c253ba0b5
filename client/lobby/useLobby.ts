import { useEffect, useRef, useState } from 'preact/hooks';
import type { AskLobby, EnteredLobby, LobbyView } from '#shared/protocol/lobby.ts';
import { Refusal } from '../net/http.ts';
import { keepSeat } from '../net/seats.ts';
import { goInstead } from '../router.ts';
import { askLobby, reasonOf, watchLobby } from './api.ts';
import { forgetLobby } from './held.ts';

const AGAIN_MS = 2_000;

/** A lobby as it is now, seen from the place one has in it; goes to the match when that is there. */
export function useLobby(place: EnteredLobby) {
  const [view, setView] = useState<LobbyView | null>(null);
  const [lost, setLost] = useState(false);
  const [gone, setGone] = useState<string | null>(null); // why
  const [problem, setProblem] = useState<string | null>(null);
  const [stays, setStays] = useState(0); // how often leaving has failed
  const watch = useRef<AbortController | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    watch.current = stop;
    const hear = async () => {
      for (let version = 0; !stop.signal.aborted; ) {
        try {
          const news = await watchLobby(place, version, stop.signal);
          if (stop.signal.aborted) return;
          ({ version } = news);
          setLost(false);
          setView(news);
          if (news.seat) return sitDown(news);
        } catch (error) {
          if (stop.signal.aborted) return;
          const offline = error instanceof Refusal && error.code === 'offline';
          if (!offline) {
            forgetLobby(place.code);
            return setGone(reasonOf(error));
          }
          setLost(true);
          await new Promise((later) => setTimeout(later, AGAIN_MS));
        }
      }
    };
    void hear();
    return () => stop.abort();
  }, [place.code, place.token, stays]);

  /** Whether it was done; what was in the way is said. */
  const ask = async (asked: AskLobby): Promise<boolean> => {
    const leaves = asked.do === 'leave';
    if (leaves) watch.current?.abort(); // whoever has left is told no more
    try {
      setProblem(null);
      const news = await askLobby(place, asked);
      if (!leaves) setView(news);
      return true;
    } catch (error) {
      setProblem(reasonOf(error));
      if (leaves) setStays(stays + 1);
      return false;
    }
  };
  return { view, lost, gone, problem, ask };
}
export type AskingLobby = ReturnType<typeof useLobby>['ask'];

function sitDown({ code, seat, plan }: LobbyView): void {
  if (!seat) return;
  const { match, nation, token } = seat;
  forgetLobby(code);
  const { scenario, turns } = plan;
  keepSeat({ match, nation, token, scenario, turns, turn: 0, over: false, together: true });
  goInstead(`/match/${match}`);
}
