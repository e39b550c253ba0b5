import Phaser from 'phaser';
import { Camera } from '../../../../client/map/camera.ts';
import { drawGround } from '../../../../client/map/ground.ts';
import { roughShapes } from '../../../../client/map/shapes.ts';
import { THEMES } from '../../../../client/theme/themes.ts';

/** A Phaser page with the same land and sea on it and nothing else: what any map in Phaser has to cost. */
class Bare extends Phaser.Scene {
  create(): void {
    const { width, height } = this.scale;
    const camera = new Camera();
    camera.resize(width, height);
    const texture = this.textures.createCanvas('land', width, height);
    if (!texture) throw new Error('no canvas');
    const ground = { mine: null, shades: new Map() };
    const shapes = roughShapes();
    const box = { x: 0, y: 0, w: width, h: height };
    drawGround(texture.context, camera, box, shapes, shapes, ground, THEMES.atlas);
    texture.refresh();
    const image = this.add.image(0, 0, 'land').setOrigin(0);
    this.events.once('postupdate', () => document.body.setAttribute('data-ready', ''));
    // As long as it is asked to, the bare map slides: what a frame has to cost.
    this.events.on('update', (time: number) => {
      if (document.body.hasAttribute('data-moving')) image.setX(Math.round(20 - ((time / 20) % 40)));
    });
  }
}

document.body.style.margin = '0';
new Phaser.Game({
  type: Phaser.AUTO,
  width: window.innerWidth,
  height: 405,
  banner: false,
  audio: { noAudio: true },
  scene: Bare,
});
