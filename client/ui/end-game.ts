import type Phaser from 'phaser';

/**
 * Takes a Phaser game off the page, and all that it holds. Phaser ends a game in its next step, and a picture at rest
 * takes none: so it is woken, after the end was asked for, as a step before would only put it to sleep again. Its
 * textures keep a sprite of their own, which Phaser 4.2 forgets: by it the pool of canvases would hold the whole game.
 */
export function endGame(game: Phaser.Game): void {
  if (!game.isRunning) {
    game.events.once('postrender', () => endGame(game)); // it has not been whole yet
    return;
  }
  game.textures.tileSprite.destroy();
  game.destroy(true);
  game.loop.wake();
}
