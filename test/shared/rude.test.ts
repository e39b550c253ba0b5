import { describe, expect, test } from 'vitest';
import { MASK, masked } from '#shared/rude.ts';

describe('rude words in letters', () => {
  test.each([
    ['en', 'You are a fucking bitch!', `You are a ${MASK} ${MASK}!`],
    ['en', 'fuuuuck off, sh1t.', `${MASK} off, ${MASK}.`],
    ['en', 'Well, f u c k this and f.u.c.k that', `Well, ${MASK} this and ${MASK} that`],
    ['de', 'So ein Scheiß, du Hurensohn', `So ein ${MASK}, du ${MASK}`],
    ['fr', 'Espèce de CONNARD, va te faire enculé', `Espèce de ${MASK}, va te faire ${MASK}`],
    ['es', 'Vete a la mierda, cabrón', `Vete a la ${MASK}, ${MASK}`],
    ['ja', 'おまえは死ね、バカ', `おまえは${MASK}、${MASK}`],
    ['ja', 'この「チンコ」が', `この「${MASK}」が`],
    ['zh-Hans', '你这个傻逼，去死吧', `你这个${MASK}，${MASK}吧`],
    ['de', 'fuck in another language', `${MASK} in another language`],
  ])('%s: %s', (lang, words, shown) => {
    expect(masked(words, lang)).toBe(shown);
  });

  test.each([
    ['en', 'Good day! We buy 455 t at 60 $/kg from Niger and Nigeria, not from Essex.'],
    ['en', 'A bite of the market; flame retardants; Scunthorpe.'],
    ['de', 'Die heilige Abmachung heilt; wir haben ein Ass, keine Pute.'],
    ['fr', 'Vous êtes en retard : on se disputaient.'],
    ['es', 'No hay que retardar la entrega.'],
    ['ja', '船のうんこうを止めないでください。'],
    ['zh-Hans', '我们想要签订一份条约，价格 60。'],
    ['en', '日本 and 中国 👩‍🚀 e\u0301 <b>x</b>'],
  ])('%s: %s is shown as it is', (lang, words) => {
    expect(masked(words, lang)).toBe(words.normalize('NFC'));
  });
});
