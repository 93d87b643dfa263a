import type { Profile } from './model.ts';

/** The profile with each frame whose line is known called `name (file.c:12)`: frames then differ by line, too. */
export function withLineNames(profile: Profile): Profile {
  return {
    ...profile,
    frames: profile.frames.map((frame) => {
      if (frame.name === '' || frame.file === '' || frame.line === 0) return frame;
      const file = frame.file.slice(frame.file.lastIndexOf('/') + 1);
      return { ...frame, name: `${frame.name} (${file}:${frame.line})` };
    }),
  };
}
