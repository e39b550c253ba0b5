import { settings } from '../settings/settings.ts';
import { CUES, type Cue, type Note } from './notes.ts';

let context: AudioContext | null = null;
let playing: GainNode | null = null;

/** Plays notes, at the volume that is set. A page that nobody has touched yet may not sound. */
export function playNotes(notes: readonly Note[]): void {
  if (notes.length === 0 || !navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  const out = context.createGain();
  out.gain.value = settings.volume.value * 0.25;
  out.connect(context.destination);
  playing = out;
  for (const note of notes) sound(context, out, note);
}

/** Silence, at once. */
export function hush(): void {
  playing?.disconnect();
  playing = null;
}

/** A cue, where the reader wants cues. It always goes with something that is seen and told. */
export function cue(name: Cue): void {
  if (settings.sound.peek()) playNotes(CUES[name]);
}

const SOFT = 0.012; // seconds to rise and fall, so that nothing clicks

function sound(at: AudioContext, out: GainNode, { hertz, at: when, length, wave, loud = 1 }: Note): void {
  const start = at.currentTime + when;
  const oscillator = at.createOscillator();
  oscillator.type = wave ?? 'sine';
  oscillator.frequency.value = hertz;
  const envelope = at.createGain();
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(loud, start + SOFT);
  envelope.gain.setValueAtTime(loud, start + length - SOFT);
  envelope.gain.linearRampToValueAtTime(0, start + length);
  oscillator.connect(envelope).connect(out);
  oscillator.start(start);
  oscillator.stop(start + length);
}
