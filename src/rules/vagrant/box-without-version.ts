import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Machine settings", box_version: the default is the latest version. */
export const boxWithoutVersion: Rule = {
  id: 'box-without-version',
  title: 'Box may be of any version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value, complete, says }, { report }) {
      if (
        key !== 'vm.box' ||
        typeof value !== 'string' ||
        !complete ||
        says('vm.box_version') ||
        says('vm.box_url') ||
        !value.includes('/') ||
        /^[./~]|\.box$/.test(value)
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `box ${value}`,
        values: { noun, box: value },
        message:
          '{noun} is made from whichever version of {box} is the newest that day: two people get two machines, and a bad version reaches everyone at once. Name the version in "vm.box_version".',
      })
    },
  },
}
