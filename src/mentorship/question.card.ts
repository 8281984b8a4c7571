import { type Card, type Dialog, escapeRich, quotedRich } from '../chat/card.ts'
import type { Say } from '../chat/messages/catalogue.ts'
import { noticeCard } from '../chat/notice.card.ts'

/** A question as a mentor reads it. */
export type QuestionShown = {
  readonly questionId: string
  /** Who asks. */
  readonly name: string
  readonly skill: string
  /** The lesson, or what the item asks. */
  readonly about: string
  readonly text: string
  readonly expiresAt: Date
  readonly timeZone: string
}

export const askQuestionDialog = (
  about: {
    readonly of: 'item' | 'lesson'
    readonly id: string
    readonly skill: string
    readonly most: number
  },
  say: Say,
): Dialog => ({
  name: 'ask-mentor',
  title: say.plain('ask-mentor.title'),
  submitLabel: say.plain('ask-mentor.submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'question-asked', args: { of: about.of, id: about.id } },
  nodes: [
    {
      type: 'text-input',
      id: 'question',
      label: say.plain('ask-mentor.label'),
      multiline: true,
      maxLength: about.most,
    },
    { type: 'context', text: say.rich('ask-mentor.who', { skill: about.skill }) },
  ],
})

/** Asks one mentor: the question, what it is about, and two ways on. */
export const questionCard = (shown: QuestionShown, say: Say): Card => {
  const { questionId: question, name, skill, about, text, expiresAt, timeZone } = shown
  const args = { question }
  return {
    name: 'ask-mentor-question',
    nodes: [
      { type: 'heading', text: say.plain('ask-mentor.heading', { name }) },
      { type: 'text', text: quotedRich(text) },
      { type: 'context', text: say.rich('ask-mentor.about', { skill, about }) },
      {
        type: 'actions',
        buttons: [
          {
            label: say.plain('ask-mentor.answer'),
            style: 'primary',
            action: { intent: 'question-answer', args },
            opens: 'dialog',
          },
          { label: say.plain('ask-mentor.pass'), action: { intent: 'question-pass', args } },
        ],
      },
      {
        type: 'context',
        text: say.rich('ask-mentor.until', { date: say.date(expiresAt, timeZone, 'day-time') }),
      },
    ],
  }
}

export const answerDialog = (
  question: { readonly id: string; readonly text: string; readonly most: number },
  say: Say,
): Dialog => ({
  name: 'ask-mentor-answer',
  title: say.plain('ask-mentor.answer-title'),
  submitLabel: say.plain('ask-mentor.answer-submit'),
  closeLabel: say.plain('mentoring.cancel'),
  submit: { intent: 'question-answered', args: { question: question.id } },
  nodes: [
    { type: 'text', text: quotedRich(question.text) },
    {
      type: 'text-input',
      id: 'answer',
      label: say.plain('ask-mentor.answer-label'),
      multiline: true,
      maxLength: question.most,
    },
  ],
})

/** The answer, where the question was asked. */
export const answerCard = (
  answered: {
    readonly questionId: string
    readonly name: string
    readonly question: string
    readonly answer: string
    /** As forms name it. */
    readonly skillValue: string
  },
  say: Say,
): Card => {
  const { questionId: question, name, answer } = answered
  return {
    name: 'ask-mentor-answered',
    nodes: [
      { type: 'heading', text: say.plain('ask-mentor.answered', { name }) },
      { type: 'context', text: quotedRich(answered.question) },
      {
        type: 'text',
        text: answer
          .split(/\r?\n/)
          .map((line) => escapeRich(line.trim()))
          .join('\n\n'),
      },
      {
        type: 'actions',
        buttons: [
          {
            label: say.plain('ask-mentor.helpful'),
            style: 'primary',
            action: { intent: 'question-helped', args: { question } },
          },
          {
            label: say.plain('mentoring.ask'),
            action: { intent: 'mentor-ask', args: { skill: answered.skillValue } },
            opens: 'dialog',
          },
        ],
      },
    ],
  }
}

/** There is nobody who could answer: what would help. */
export const unansweredCard = (skill: string, skillValue: string, say: Say): Card =>
  noticeCard('ask-mentor-nobody', say.rich('ask-mentor.nobody', { skill }), [
    {
      label: say.plain('mentoring.ask'),
      action: { intent: 'mentor-ask', args: { skill: skillValue } },
      opens: 'dialog',
    },
  ])
