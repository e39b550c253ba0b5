/** The version of the rules: a match is replayed under the rules it was played with. */
export const RULES = '6';
