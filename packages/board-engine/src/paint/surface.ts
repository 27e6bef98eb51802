import type { ViewSize } from '../camera/camera.ts';

/** The stacked elements inside the container: base canvas, overlay canvas, and a layer for the text field. */
export interface Surface {
  readonly base: CanvasRenderingContext2D;
  readonly overlay: CanvasRenderingContext2D;
  readonly overlayCanvas: HTMLCanvasElement;
  readonly layer: HTMLElement;
  destroy(): void;
}

/**
 * Fills the container and keeps the canvases at its size in device pixels. `resized` is told the size at once and
 * after every change, also when the window moves to a screen of another density.
 */
export function createSurface(
  container: HTMLElement,
  resized: (size: ViewSize, ratio: number) => void,
): Surface {
  const document = container.ownerDocument;
  const view = document.defaultView;
  if (!view) throw new Error('The board needs an element that is in a window.');
  if (view.getComputedStyle(container).position === 'static') container.style.position = 'relative';
  container.style.overflow = 'hidden';
  container.style.touchAction = 'none';

  const canvas = (): HTMLCanvasElement => {
    const element = document.createElement('canvas');
    element.setAttribute('aria-hidden', 'true');
    Object.assign(element.style, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      touchAction: 'none',
    });
    container.append(element);
    return element;
  };
  const baseCanvas = canvas();
  const overlayCanvas = canvas();
  const layer = document.createElement('div');
  Object.assign(layer.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' });
  container.append(layer);
  const base = baseCanvas.getContext('2d', { alpha: false });
  const overlay = overlayCanvas.getContext('2d');
  if (!base || !overlay) throw new Error('This browser offers no 2D canvas.');

  const measure = (): void => {
    const ratio = view.devicePixelRatio;
    const size = { width: Math.max(1, container.clientWidth), height: Math.max(1, container.clientHeight) };
    for (const element of [baseCanvas, overlayCanvas]) {
      const width = Math.round(size.width * ratio);
      const height = Math.round(size.height * ratio);
      // Setting a size clears the canvas, even to the same one.
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
    }
    resized(size, ratio);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(container);
  let density: MediaQueryList | undefined;
  const watchDensity = (): void => {
    density?.removeEventListener('change', onDensity);
    density = view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`);
    density.addEventListener('change', onDensity);
  };
  const onDensity = (): void => {
    watchDensity();
    measure();
  };
  watchDensity();
  measure();

  return {
    base,
    overlay,
    overlayCanvas,
    layer,
    destroy() {
      observer.disconnect();
      density?.removeEventListener('change', onDensity);
      for (const element of [baseCanvas, overlayCanvas, layer]) element.remove();
    },
  };
}
