import { clinicVocabulary } from "@forestall/clinic";
import { scenarioJsonSchema } from "@forestall/model";

/** `forestall schema`: the exit status. */
export const schemaCommand = (): number => {
  console.log(JSON.stringify(scenarioJsonSchema(clinicVocabulary), null, 2));
  return 0;
};
