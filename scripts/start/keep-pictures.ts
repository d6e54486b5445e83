import type { LocalFiles } from '../../server/outside/files-local'
import { drawPictures, LOGO_PATH } from '../catalogue/pictures'

/** Puts the pictures of the sample brand where the mall looks for them, if they are not there yet. */
export async function keepPictures(files: LocalFiles): Promise<void> {
  if (await files.readPicture(LOGO_PATH)) return
  // The mark comes last: where it is, all others are.
  const inOrder = drawPictures().sort((a, b) => Number(a.path === LOGO_PATH) - Number(b.path === LOGO_PATH))
  for (const { path, svg } of inOrder) await files.putPicture(path, Buffer.from(svg))
}
