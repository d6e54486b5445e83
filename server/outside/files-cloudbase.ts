import { AppError } from '../kernel/app-error'
import type { Files } from '../kernel/outside'
import { checkFilePath } from './file-path'

/**
 * Files in CloudBase storage, handed out as temporary addresses; pictures of the mall stand in static hosting, at `picturesUrl`. The SDK ends the process when it is called without
 * credentials, so it is loaded on the first file only, and only in the cloud wiring: there the platform injects them.
 */
export function cloudbaseFiles({ envId, picturesUrl }: { envId: string; picturesUrl: string }): Files {
  return {
    publicUrl: (path) => `${picturesUrl}/${path}`,
    async put(path, bytes) {
      checkFilePath(path)
      try {
        const { init } = await import('@cloudbase/node-sdk')
        const app = init({ env: envId })
        const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: bytes })
        const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
        const url = fileList[0]?.tempFileURL
        if (url) return url
      } catch (error) {
        throw new AppError('outside_unavailable', {
          service: 'files',
          fault: error instanceof Error ? error.name : '?',
        })
      }
      throw new AppError('outside_unavailable', { service: 'files' })
    },
  }
}
