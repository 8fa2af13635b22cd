// Carries out a command of the player on the video element itself.
import type { PlayerCommand } from './shortcuts.ts';
import { nextSpeed } from './speeds.ts';

/** True when the command is one of the video element's own. */
export function runCommand(video: HTMLVideoElement, command: PlayerCommand): boolean {
  switch (command.kind) {
    case 'playPause':
      if (video.paused) void video.play().catch(() => undefined);
      else video.pause();
      return true;
    case 'seekBy':
      seekTo(video, video.currentTime + command.seconds);
      return true;
    case 'seekTo':
      seekTo(video, video.duration * command.share);
      return true;
    case 'volumeBy':
      setVolume(video, Math.round((video.volume + command.step) * 20) / 20);
      return true;
    case 'mute':
      video.muted = !video.muted;
      return true;
    case 'pip':
      void (
        document.pictureInPictureElement ? document.exitPictureInPicture() : video.requestPictureInPicture()
      ).catch(() => undefined);
      return true;
    case 'speedBy':
      setSpeed(video, nextSpeed(video.playbackRate, command.step));
      return true;
    default:
      return false;
  }
}

export function seekTo(video: HTMLVideoElement, seconds: number): void {
  video.currentTime = Math.min(Math.max(0, seconds), video.duration || 0);
}

/** 0 to 1; silence is also muted, so that unmuting has something to return to. */
export function setVolume(video: HTMLVideoElement, volume: number): void {
  const loud = Math.min(1, Math.max(0, volume));
  video.muted = loud === 0;
  video.volume = loud;
}

export function setSpeed(video: HTMLVideoElement, speed: number): void {
  video.playbackRate = speed;
}
