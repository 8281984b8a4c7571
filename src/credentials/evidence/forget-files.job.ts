import { z } from 'zod'
import type { Deps } from '../../chat/deps.ts'
import { defineJob } from '../../queue/define-job.ts'
import { forgetFiles } from './files.store.ts'

/** Every hour: files whose time is over lose their bytes. */
export const forgetFilesJob = defineJob({
  name: 'forget-evidence-files',
  payload: z.object({}),
  run: async (deps: Deps) => {
    const count = await forgetFiles(deps.database.prisma, deps.clock.now())
    if (count > 0) deps.log('info', 'Files of evidence were deleted, as their time is over', { count })
  },
})
