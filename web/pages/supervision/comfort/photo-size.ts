/** Maximum pixels of a photo's longer side: a door plate or a display stays readable, and a hundred photos fit on a phone. */
const longest = 1600;

/** The size at which a picture is drawn: in its own proportions, never larger than it is. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A photo as it is kept and sent: a JPEG of at most 1,600 pixels, upright, without the camera's metadata (place, device).
 * @returns null if the browser cannot read it as a picture
 */
export async function scaledPhoto(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(picture.width, picture.height));
  const drawing = canvas.getContext('2d');
  if (drawing === null) return null;
  drawing.fillStyle = 'white';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
}

/** The name of the JPEG that a picture was converted to. */
export const jpegName = (name: string): string => `${name.replace(/\.[^.]*$/u, '')}.jpg`;
