import type { FC } from 'hono/jsx'
import type { Say } from '../chat/messages/catalogue.ts'
import type { EvidenceRow } from '../credentials/evidence/evidence.store.ts'
import type { AskedTexts } from '../credentials/evidence/evidence-texts.rules.ts'

/** What pages of evidence load beside the rest. */
export const EvidenceStyles: FC = () => <link rel="stylesheet" href="/me/assets/evidence.css" />

/** What somebody typed, as they typed it: text, whatever is in it. */
export const Typed: FC<{ text: string | null }> = ({ text }) =>
  text === null ? null : <p class="typed">{text}</p>

const isPicture = (mediaType: string): boolean => mediaType === 'image/jpeg' || mediaType === 'image/png'

/** Files of a piece: pictures as they are, the rest to be downloaded. */
export const Files: FC<{ row: EvidenceRow; now: Date; say: Say }> = ({ row, now, say }) =>
  row.files.length === 0 ? null : (
    <ul class="files">
      {row.files.map(({ id, name, mediaType, keptUntil }) => {
        const address = `/evidence/${row.id}/${id}`
        if (keptUntil <= now) return <li class="quiet">{say.plain('evidence.page-file-gone', { name })}</li>
        return isPicture(mediaType) ? (
          <li>
            <a href={address}>
              <img src={address} alt={say.plain('evidence.page-photo', { name })} loading="lazy" />
            </a>
          </li>
        ) : (
          <li>
            <a href={address} download={name}>
              {name}
            </a>
          </li>
        )
      })}
    </ul>
  )

export const Rubric: FC<{ texts: AskedTexts; say: Say }> = ({ texts, say }) => (
  <>
    <p class="strong">{say.plain('evidence.looked-for')}</p>
    <ul class="rubric">
      {texts.rubric.map(({ text }) => (
        <li>{text}</li>
      ))}
    </ul>
  </>
)

/** What stood against it, at the top and read out at once. */
export const Fault: FC<{ text: string | undefined; title: string }> = ({ text, title }) =>
  text === undefined ? null : (
    <div class="card fault" role="alert" id="fault">
      <p class="strong">{title}</p>
      <p>{text}</p>
    </div>
  )
