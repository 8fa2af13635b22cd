// Whether the film stands in a window of its own above the others.
import { useEffect, useState } from 'react';

export function usePictureInPicture(video: HTMLVideoElement | null): boolean {
  const [inside, setInside] = useState(false);
  useEffect(() => {
    if (!video) return undefined;
    const look = () => setInside(document.pictureInPictureElement === video);
    video.addEventListener('enterpictureinpicture', look);
    video.addEventListener('leavepictureinpicture', look);
    return () => {
      video.removeEventListener('enterpictureinpicture', look);
      video.removeEventListener('leavepictureinpicture', look);
    };
  }, [video]);
  return inside;
}
