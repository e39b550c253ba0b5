export const ACHIEVEMENT_IDS = [
  'less-dependent',
  'calm-buyer',
  'cushion',
  'cool-head',
  'urban-mine',
  'do-without',
  'all-served',
  'long-wait',
  'first-buyer',
  'kept-word',
  'by-the-rules',
  'rival-bred',
  'above-par',
] as const;
export type AchievementId = (typeof ACHIEVEMENT_IDS)[number];
