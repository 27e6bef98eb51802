/** Frequencies of the two gentle tones, in hertz, and how long each sounds, in seconds. */
const TONES = [523.25, 659.25] as const;
const SECONDS = 0.9;
const LOUDNESS = 0.12;

/**
 * Two soft tones, made here. A browser that lets no page sound before somebody has touched it keeps silent; the words on
 * the screen say the same.
 */
export function ring(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  if (context.state === 'suspended') {
    void context.close();
    return;
  }
  TONES.forEach((frequency, nr) => {
    const begins = context.currentTime + nr * SECONDS * 0.5;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0, begins);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, begins + 0.05);
    loudness.gain.exponentialRampToValueAtTime(0.001, begins + SECONDS);
    tone.connect(loudness).connect(context.destination);
    tone.start(begins);
    tone.stop(begins + SECONDS);
  });
  setTimeout(() => void context.close(), TONES.length * SECONDS * 1000);
}
