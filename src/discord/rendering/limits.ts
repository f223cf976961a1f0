/**
 * Discord's limits on what a bot sends, in characters unless it says otherwise.
 * https://discord.com/developers/docs/components/reference and …/resources/message
 */
export const LIMITS = {
  /** All text of one message with Components V2 together. */
  text: 4000,
  /** Components of one message, nested ones included. */
  components: 40,
  /** Components directly in one container, as the type definitions state it. */
  container: 10,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  linkUrl: 512,
  placeholder: 150,
  /** Title and labels of a form. */
  formLabel: 45,
  formHint: 100,
  formFields: 5,
  threadName: 100,
  choices: 25,
  choice: 100,
} as const;
